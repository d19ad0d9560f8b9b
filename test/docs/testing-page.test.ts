import { readFileSync } from "node:fs";
import { join } from "node:path";

test("the page on testing shows a program that runs with our own tests", () => {
  const page = readFileSync(join(__dirname, "../../docs/testing.md"), "utf8");
  const [, program = ""] = /```ts\n(.*?)```/s.exec(page) ?? [];
  const [, ...lines] = readFileSync(join(__dirname, "own-stack.test.ts"), "utf8").split("\n");
  expect(lines.join("\n")).toBe(program);
});
