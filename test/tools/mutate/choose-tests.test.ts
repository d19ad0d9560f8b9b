import { chooseTests } from "../../../tools/mutate/choose-tests";

const tests = [
  "test/constructs/core/tags.test.ts",
  "test/constructs/network/cidr.test.ts",
  "test/constructs/network/clients.test.ts",
  "test/behaviour/tokens.test.ts",
  "test/behaviour/unique-names.test.ts",
  "test/tools/guard/options.test.ts",
];

describe("the tests of a mutant", () => {
  it("begin with the nearest, and leave out what another one is for", () => {
    expect(chooseTests(tests, "constructs/network/clients.ts")).toStrictEqual([
      "test/constructs/network/clients.test.ts",
      "test/constructs/network/cidr.test.ts",
      "test/constructs/core/tags.test.ts",
    ]);
  });

  it("are slow ones too where these are at home", () => {
    expect(chooseTests(tests, "constructs/core/unique-names/claim-name.ts")).toContain(
      "test/behaviour/unique-names.test.ts",
    );
  });

  it("are those of the guard for the guard", () => {
    expect(chooseTests(tests, "tools/guard/run.ts")).toStrictEqual(["test/tools/guard/options.test.ts"]);
  });

  it("are all but the slowest when there is no mutant, to learn which of them reach it", () => {
    expect(chooseTests(tests, undefined)).toStrictEqual(tests.filter((test) => !test.includes("tokens")));
  });
});
