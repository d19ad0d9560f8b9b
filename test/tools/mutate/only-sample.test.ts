import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { nameOf } from "../../../tools/mutate/mutant";

interface Checker {
  init(): void;
  group(tried: typeof mutants): string[][];
  check(tried: typeof mutants): Readonly<Record<string, { status: string }>>;
}

const { strykerPlugins } = jest.requireActual<{ strykerPlugins: [{ injectableClass: new () => Checker }] }>(
  "../../../tools/mutate/only-sample.cjs",
);

const directory = mkdtempSync(join(tmpdir(), "only-sample-"));

afterAll(() => {
  rmSync(directory, { recursive: true });
});

const chosen = ["second", "first"].map((replacement) =>
  nameOf({
    file: "constructs/core/tags.ts",
    location: { start: { line: 3, column: 5 }, end: { line: 4, column: 9 } },
    mutatorName: "StringLiteral",
    replacement,
  }),
);

const mutants = ["other", "first", "second"].map((replacement, index) => ({
  id: `${index}`,
  fileName: resolve("constructs/core/tags.ts"),
  location: { start: { line: 2, column: 4 }, end: { line: 3, column: 8 } },
  mutatorName: "StringLiteral",
  replacement,
}));

test("only the sample is tested, in its order", () => {
  process.env.MUTATE_SAMPLE = join(directory, "sample.json");
  writeFileSync(process.env.MUTATE_SAMPLE, JSON.stringify(chosen));
  const checker = new strykerPlugins[0].injectableClass();
  checker.init();

  expect(checker.group(mutants)).toStrictEqual([["2"], ["1"], ["0"]]);
  expect(checker.check(mutants)).toStrictEqual({
    0: { status: "compileError" },
    1: { status: "passed" },
    2: { status: "passed" },
  });
});
