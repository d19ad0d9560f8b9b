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
];

// The first and the last version with each: `src/server.c` of Redis 6.2 and `src/commands` of Redis 7.0, Valkey 7.2 and
// 8.0, and https://valkey.io/commands/ for 8.1.
test.each([
  ["stralgo", "6.2", "6.2"],
  ["host:", "6.2", "6.2"],
  ["post", "6.2", "6.2"],
  ["get", "6.2", "8.2"],
  ["xgroup|setid", "6.2", "8.2"],
  ["quit", "7.0", "8.2"],
  ["lcs", "7.0", "8.2"],
  ["function|restore", "7.0", "8.2"],
  ["latency|histogram", "7.0", "8.2"],
  ["waitaof", "7.2", "8.2"],
  ["client|setinfo", "7.2", "8.2"],
  ["cluster|slot-stats", "8.0", "8.2"],
  ["script|show", "8.0", "8.2"],
  ["client|capa", "8.0", "8.2"],
  ["commandlog|get", "8.1", "8.2"],
  ["client|import-source", "8.1", "8.2"],
])("%s is a command from %s to %s", (command, first, last) => {
  const versions = engines.filter((engine) => isCommand(command, engine)).map(({ version }) => version);
  expect([versions[0], versions.at(-1)]).toStrictEqual([first, last]);
  expect(versions).toHaveLength(1 + versionsBetween(first, last));
});

test.each(["sentinel", "hexpire", "acl|digest", "delifeq"])("%s is a command of none of them", (command) => {
  expect(engines.filter((engine) => isCommand(command, engine))).toStrictEqual([]);
});

function versionsBetween(first: string, last: string): number {
  const versions = engines.map(({ version }) => version as string);
  return versions.indexOf(last) - versions.indexOf(first);
}
