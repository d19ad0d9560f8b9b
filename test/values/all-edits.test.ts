import { allEdits } from "./edits";
import { tryEdit } from "./edited-project";

/**
 * Every test that the environments can reach: those that import them, however far away, and those that start a process
 * which does. The others see the same as without an edit.
 */
const reached = [
  ...["--roots", "test", "stacks", "tools", "constructs"],
  ...["--findRelatedTests", "stacks/environments.ts", "test/generated.test.ts", "test/docs/operations.test.ts"],
  ...["test/quality/types.test.ts"],
];

test("nothing of ours breaks when all edits are made together", () => {
  expect(() => {
    tryEdit(allEdits, ...reached);
  }).not.toThrow();
});
