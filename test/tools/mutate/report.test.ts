import { isUnnoticed, report } from "../../../tools/mutate/report";

const mutant = (file: string) => ({
  file,
  location: { start: { line: 3, column: 5 }, end: { line: 3, column: 9 } },
  mutatorName: "BooleanLiteral",
  replacement: "false",
});
const judged = (file: string, status: string) => ({ ...mutant(file), status });

test("the report gives the share of what was judged that a test noticed, by folder", () => {
  const done = [
    judged("constructs/core/a.ts", "Killed"),
    judged("constructs/core/b.ts", "Timeout"),
    judged("constructs/core/c.ts", "RuntimeError"),
    judged("constructs/core/c/d.ts", "Survived"),
    judged("tools/guard/a.ts", "NoCoverage"),
  ];
  const text = report([...done, mutant("tools/guard/b.ts"), mutant("constructs/logs/a.ts")], done);
  expect(text.split("\n").map((line) => line.trim().replace(/ +/g, " "))).toStrictEqual([
    "sample judged killed share",
    "constructs/core 4 4 3 75.0 %",
    "constructs/logs 1 0 0",
    "tools/guard 2 1 0 0.0 %",
    "all 7 5 3 60.0 %",
  ]);
  expect(done.filter(isUnnoticed).map(({ file }) => file)).toStrictEqual([
    "constructs/core/c/d.ts",
    "tools/guard/a.ts",
  ]);
});
