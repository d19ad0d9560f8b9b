import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { chooseTests } from "./choose-tests";

/*
 * All tests that judge a mutant, as one: loading the framework for each file takes longer than most tests. Jest finds
 * this file with the configuration of the mutation tester alone.
 */
const root = join(__dirname, "../..");
const tests = ["constructs", "stacks", "behaviour", "tools/guard"]
  .flatMap((folder) => filesIn(`test/${folder}`))
  .filter((file) => file.endsWith(".test.ts"));

for (const test of chooseTests(tests, mutatedFile(process.env.__STRYKER_ACTIVE_MUTANT__))) {
  describe(test, () => {
    jest.requireActual(join(root, test));
  });
}

/** The file with the mutant of that number, which stands in it; none while the mutation tester tries the tests. */
function mutatedFile(mutant: string | undefined): string | undefined {
  return ["constructs", "tools/guard"]
    .flatMap(filesIn)
    .find((file) => readFileSync(join(root, file), "utf8").includes(`stryMutAct_9fa48("${mutant}")`));
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .map((file) => `${folder}/${file.replaceAll("\\", "/")}`)
    .filter((file) => file.endsWith(".ts"))
    .sort();
}
