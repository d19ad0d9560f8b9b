import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const directory = mkdtempSync(join(tmpdir(), "fail-fast-"));

afterAll(() => {
  rmSync(directory, { recursive: true });
});

/** The tests that Jest ran, and how they ended. */
function outcomes(source: string): Readonly<Record<string, string>> {
  writeFileSync(join(directory, "a.test.js"), source);
  const environment = resolve("tools/mutate/fail-fast.cjs");
  const options = ["--json", "--silent", "--rootDir", directory, "--env", environment];
  const { stdout } = spawnSync(process.execPath, ["node_modules/jest/bin/jest.js", "--config", "{}", ...options], {
    encoding: "utf8",
  });
  const { testResults } = JSON.parse(stdout) as {
    testResults: { assertionResults: { fullName: string; status: string }[] }[];
  };
  return Object.fromEntries(testResults[0]!.assertionResults.map(({ fullName, status }) => [fullName, status]));
}

test("nothing is run after the first test that fails", () => {
  const source = `
    test("one", () => {});
    describe("a", () => {
      test("two", () => { throw new Error("mutant"); });
      test("three", () => {});
    });
    describe("b", () => {
      beforeAll(() => { throw new Error("too late"); });
      test("four", () => {});
    });
    test("five", () => {});`;
  expect(outcomes(source)).toStrictEqual({
    one: "passed",
    "a two": "failed",
    "a three": "pending",
    "b four": "pending",
    five: "pending",
  });
});

test("nothing is run after what prepares tests fails", () => {
  const source = `
    describe("a", () => {
      beforeAll(() => { throw new Error("mutant"); });
      test("one", () => {});
    });
    test("two", () => {});`;
  expect(outcomes(source)).toMatchObject({ two: "pending" });
});
