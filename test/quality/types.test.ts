import { complaintsOf } from "./support/complaints";

test("the code has the types it says it has", () => {
  expect(complaintsOf("typescript-native/bin/tsc", "--noEmit")).toBe("");
});
