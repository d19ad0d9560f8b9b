import { hasFastClock, settableClock } from "../../redis/support/fast-clock";
import { requireOrSkip } from "../../support/requirements";
import { ofProcesses, rows } from "./rows/clocks";
import { describeFaults } from "./support/table";

requireOrSkip("clocks that can be set (Debian package libfaketime)", hasFastClock)("clocks that jump", () => {
  beforeAll(() => {
    ofProcesses.set(0);
  });
  afterAll(async () => ofProcesses.stop());
  describeFaults("a clock", rows, 3, settableClock(ofProcesses.file));
});
