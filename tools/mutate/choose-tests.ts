/** Tests that are not run: in need of Terraform or processes of their own, or too slow for what they alone notice. */
const leftOut = [
  "behaviour/alarms/limits",
  "behaviour/alarms/quiet-days",
  "behaviour/one-mistake",
  "behaviour/tokens",
  "behaviour/tokens-of-caches",
  "stacks/synthesis",
  "stacks/tokens",
  "tools/guard/others",
  "tools/guard/replacement-matrix",
  "tools/guard/terraform",
];

/** Slow tests, and the only sources for whose mutants they are run. */
const ownSources: Readonly<Record<string, string>> = {
  "behaviour/alarms/bad-days": "constructs/monitoring",
  "behaviour/alarms/outages": "constructs/monitoring",
  "behaviour/unique-names": "constructs/core/unique-names",
  "behaviour/wrong-props": "constructs/core/schema",
  "constructs/elasticache/replication-group/topology": "constructs/elasticache/replication-group",
};

/** The tests that are run, those first that stand nearest to the file with the mutant; without one all of them. */
export function chooseTests(tests: readonly string[], mutated: string | undefined): readonly string[] {
  const chosen = tests.filter((test) => !leftOut.includes(nameOf(test)));
  if (mutated === undefined) {
    return chosen;
  }
  return chosen
    .filter((test) => test.startsWith("test/tools/guard/") === mutated.startsWith("tools/guard/"))
    .filter((test) => mutated.startsWith(ownSources[nameOf(test)] ?? ""))
    .sort((one, other) => sharedFolders(other, mutated) - sharedFolders(one, mutated));
}

/** `constructs/core/tags` of test/constructs/core/tags.test.ts. */
function nameOf(test: string): string {
  return test.replace(/^test\//, "").replace(/\.test\.ts$/, "");
}

/** How far the path of a test goes along with that of a source. */
function sharedFolders(test: string, source: string): number {
  const parts = nameOf(test).split("/");
  const other = source.replace(/\.ts$/, "").split("/");
  const difference = parts.findIndex((part, index) => part !== other[index]);
  return difference === -1 ? parts.length : difference;
}
