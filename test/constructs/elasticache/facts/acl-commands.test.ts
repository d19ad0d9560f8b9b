import { isCommand } from "../../../../constructs/elasticache/facts/acl-commands";
import type { Engine } from "../../../../constructs/elasticache";

const engines: readonly Engine[] = [
  { kind: "redis", version: "6.2" },
  { kind: "redis", version: "7.0" },
  { kind: "redis", version: "7.1" },
  { kind: "valkey", version: "7.2" },
  { kind: "valkey", version: "8.0" },
  { kind: "valkey", version: "8.1" },
  { kind: "valkey", version: "8.2" },
  { kind: "valkey", version: "9.0" },
  { kind: "valkey", version: "9.1" },
];

// The first and the last version with each: `src/server.c` of Redis 6.2 and `src/commands` of Redis 7.0, Valkey 7.2 and
// 8.0, https://valkey.io/commands/ for 8.1, and `COMMAND DOCS` of Valkey 9.1.2 for 9.0 and 9.1.
test.each([
  ["stralgo", "6.2", "6.2"],
  ["host:", "6.2", "6.2"],
  ["post", "6.2", "6.2"],
  ["get", "6.2", "9.1"],
  ["xgroup|setid", "6.2", "9.1"],
  ["quit", "7.0", "9.1"],
  ["lcs", "7.0", "9.1"],
  ["function|restore", "7.0", "9.1"],
  ["latency|histogram", "7.0", "9.1"],
  ["waitaof", "7.2", "9.1"],
  ["client|setinfo", "7.2", "9.1"],
  ["cluster|slot-stats", "8.0", "9.1"],
  ["script|show", "8.0", "9.1"],
  ["client|capa", "8.0", "9.1"],
  ["commandlog|get", "8.1", "9.1"],
  ["client|import-source", "8.1", "9.1"],
  ["bf.add", "8.1", "9.1"],
  ["ft.search", "8.2", "9.1"],
  ["hexpire", "9.0", "9.1"],
  ["hgetex", "9.0", "9.1"],
  ["delifeq", "9.0", "9.1"],
  ["cluster|getslotmigrations", "9.0", "9.1"],
  ["msetex", "9.1", "9.1"],
  ["hgetdel", "9.1", "9.1"],
  ["clusterscan", "9.1", "9.1"],
])("%s is a command from %s to %s", (command, first, last) => {
  const versions = engines.filter((engine) => isCommand(command, engine)).map(({ version }) => version);
  expect([versions[0], versions.at(-1)]).toStrictEqual([first, last]);
  expect(versions).toHaveLength(1 + versionsBetween(first, last));
});

test.each(["sentinel", "acl|digest", "vadd", "hsetnxex"])("%s is a command of none of them", (command) => {
  expect(engines.filter((engine) => isCommand(command, engine))).toStrictEqual([]);
});

function versionsBetween(first: string, last: string): number {
  const versions = engines.map(({ version }) => version as string);
  return versions.indexOf(last) - versions.indexOf(first);
}
