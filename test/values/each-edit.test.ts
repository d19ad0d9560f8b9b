import { edits } from "./edits";
import { tryEdit } from "./edited-project";

test.each(Object.entries(edits))("nothing of ours breaks when %s", (_what, edit) => {
  expect(() => {
    tryEdit(edit);
  }).not.toThrow();
});
