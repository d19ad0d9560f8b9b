import { command } from "../shared/command-line/command";
import { Failure } from "../shared/failure";

const work = () => require("./run") as typeof import("./run");

/** Measures what the constructs cost. */
export const bench = command({
  name: "bench",
  help: `Measures what synthesis, the app, loading the package and many caches cost, as ratios to the framework alone, and
prints each next to its promised limit. It takes eight minutes on two cores. BENCH_TIMES in the environment is the number of
runs for each ratio, 5 by default. It does not run on Windows: use WSL.`,
  takes: (line) => line,
  run: () => {
    if (process.platform === "win32") {
      throw new Failure("it measures programs that Windows does not have: use WSL");
    }
    return work().run(Number(process.env.BENCH_TIMES ?? 5));
  },
});
