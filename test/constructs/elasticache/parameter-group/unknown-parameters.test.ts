import { type Engine, engineVersions } from "../../../../constructs/elasticache";
import { parameters } from "../../../../constructs/elasticache/facts/parameters";
import { cacheRefusal } from "../../../support/fixtures";

const redis62: Engine = { kind: "redis", version: "6.2" };
const redis71: Engine = { kind: "redis", version: "7.1" };
const valkey80: Engine = { kind: "valkey", version: "8.0" };
const valkey82: Engine = { kind: "valkey", version: "8.2" };
const valkey90: Engine = { kind: "valkey", version: "9.0" };

function said(name: string, value: unknown, engine: Engine = redis71): string {
  return cacheRefusal({ engine, parameters: { [name]: value } }).replace(
    /^ValidationError: `parameters\.[^`]*` | \[.*\]$/g,
    "",
  );
}

// https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html
describe("a parameter that a cache cannot have", () => {
  it.each<[string, Engine, string]>([
    ["hash-max-ziplist-entries", redis71, "is a parameter of redis 6.2, not of redis 7.1, got 1"],
    [
      "hash-max-listpack-value",
      redis62,
      "is a parameter of redis 7.0 and later and of every valkey, not of redis 6.2, got 1",
    ],
    ["lazyfree-lazy-expire", valkey80, "is a parameter of every redis and of valkey 7.2, not of valkey 8.0, got 1"],
    ["commandlog-reply-larger-than", redis71, "is a parameter of valkey 8.1 and later, not of redis 7.1, got 1"],
    ["commandlog-reply-larger-than", valkey80, "is a parameter of valkey 8.1 and later, not of valkey 8.0, got 1"],
    ["search-default-timeout-ms", redis71, "is a parameter of valkey 8.2 and later, not of redis 7.1, got 1"],
    ["extended-redis-compatibility", redis71, "is a parameter of valkey 8.0 and later, not of redis 7.1, got 1"],
    ["cluster-databases", valkey82, "is a parameter of valkey 9.0 and later, not of valkey 8.2, got 1"],
    ["lazyfree-lazy-user-del", valkey90, "is a parameter of every redis and of valkey 7.2, not of valkey 9.0, got 1"],
    ["lua-replicate-commands", redis71, "is a parameter of redis 5.0, not of redis 7.1, got 1"],
  ])("but others can: %s, %j", (name, engine, message) => {
    expect(said(name, 1, engine)).toBe(message);
  });

  it.each([
    "maxmemory",
    "client-output-buffer-limit-replica-hard-limit",
    "client-output-buffer-limit-replica-soft-limit",
  ])("because it follows from the node type: %s", (name) => {
    expect(said(name, 1)).toBe("follows from `nodeType` and cannot be modified, got 1; leave it out");
  });

  it.each(["appendonly", "maxclients", "lua-time-limit", "replica-allow-chaining", "activerehashing"])(
    "because AWS sets it: %s",
    (name) => {
      expect(said(name, 1)).toBe("is set by AWS and cannot be modified, got 1; leave it out");
    },
  );

  it("because AWS sets it: these of the table, and no others", () => {
    const fixed = parameters.filter(({ modifiable }) => modifiable === false).map(({ name }) => name);
    expect([...new Set(fixed)].sort().join(" ")).toBe(
      "activerehashing appendfsync appendonly client-output-buffer-limit-replica-soft-seconds list-max-ziplist-size " +
        "lua-time-limit maxclients replica-allow-chaining replica-ignore-maxmemory replica-lazy-flush",
    );
  });

  it.each([
    ["min-slaves-to-write", "min-replicas-to-write"],
    ["slave-lazy-flush", "replica-lazy-flush"],
    ["rename-command", "rename-commands"],
    ["reserved-memory", "reserved-memory-percent"],
  ])("by the name that it had: %s", (name, instead) => {
    expect(said(name, 1)).toBe(`is not a parameter of redis 7.1, got 1; use \`${instead}\``);
  });
});

describe("a setting of the engine that ElastiCache does not offer", () => {
  const rule = "is a setting of the engine that ElastiCache does not offer";
  it.each([
    ["requirepass", "`authentication` of the cache does that"],
    ["masterauth", "`authentication` of the cache does that"],
    ["user", "`authentication` of the cache does that"],
    ["port", "`port` of the cache does that"],
    ["tls-port", "`transitEncryption` of the cache does that"],
    ["tls-auth-clients", "`transitEncryption` of the cache does that"],
    ["bind", "`network` and `clients` of the cache do that"],
    ["protected-mode", "`network` and `clients` of the cache do that"],
    ["replicaof", "`topology` of the cache does that"],
    ["save", "`snapshotWindow` and `snapshotRetentionLimit` of the cache do that"],
    ["dir", "`snapshotWindow` and `snapshotRetentionLimit` of the cache do that"],
    ["logfile", "`logs` of the cache does that"],
    [
      "client-output-buffer-limit",
      "its parts are parameters, for example `client-output-buffer-limit-normal-hard-limit`",
    ],
  ])("such as %s is told what does the same, without its value", (name, instead) => {
    expect(said(name, "canary")).toBe(`${rule}; ${instead}`);
  });

  it.each([
    "hz",
    "io-threads",
    "maxmemory-clients",
    "cluster-node-timeout",
    "replica-announce-ip",
    "repl-timeout",
    "mptcp",
  ])("such as %s is told from what does not exist", (name) => {
    expect(said(name, "canary")).toBe(rule);
  });

  it("is never a parameter of any engine", () => {
    const engines = Object.entries(engineVersions).flatMap(([kind, versions]) =>
      Object.keys(versions).map((version) => ({ kind, version }) as Engine),
    );
    const misread = engines.flatMap((engine) =>
      parameters.map(({ name }) => said(name, "", engine)).filter((message) => message.startsWith(rule)),
    );
    expect(misread).toEqual([]);
  });
});

describe("a parameter that does not exist", () => {
  it.each([
    ["maxmemoryPolicy", "maxmemory-policy"],
    ["maxmemory_policy", "maxmemory-policy"],
    ["maxmemory-polcy", "maxmemory-policy"],
    ["TIMEOUT", "timeout"],
    ["notify-keyspace-event", "notify-keyspace-events"],
  ])("such as %s is told which one is near", (name, near) => {
    expect(said(name, "canary")).toBe(`is not a parameter of redis 7.1; did you mean \`${near}\`?`);
  });

  it.each(["colour", "constructor", "toString"])("such as %s may be near none", (name) => {
    expect(said(name, "canary")).toBe("is not a parameter of redis 7.1");
  });
});
