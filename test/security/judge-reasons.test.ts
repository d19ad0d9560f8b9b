import type { Deviations } from "../../stacks/deviations";
import type { Environment } from "../../stacks/environment";
import { judgeReasons } from "../../tools/shared/security/judge-reasons";
import { rulesTable } from "../../tools/shared/security/table";
import { environments } from "../fixtures/environments";
import { synthesizeStack } from "../support/stacks";

const { seed } = environments;

/** The seed with reasons, and with a second cache that keeps its backups for less than a week, too. */
function withReasons(ofEnvironment: Deviations, ofCache: Deviations, ofSecond: Deviations = {}): Environment {
  return {
    ...seed,
    deviations: ofEnvironment,
    caches: {
      Cache: { ...seed.caches.Cache, deviations: ofCache },
      Second: { name: "second", snapshotRetentionLimit: 1, deviations: ofSecond },
    },
  };
}

function complaints(environment: Environment): readonly string[] {
  return judgeReasons(synthesizeStack("shop", environment).document, environment).map(({ text }) => text);
}

const reason = { "backups-for-7-days": "the database fills it again" } as const;
const group = (cache: string) =>
  expect.stringMatching(`^"Backups are kept for 7 days" is not met by \\S+\\.${cache}_`) as string;

describe("a demand that two caches do not meet", () => {
  test.each<[string, Environment, readonly string[]]>([
    ["of nobody", withReasons({}, {}), [group("Cache"), group("Second")]],
    ["of one of the caches", withReasons({}, reason), [group("Second")]],
    ["of each cache", withReasons({}, reason, reason), []],
    ["of the environment", withReasons(reason, {}), []],
    ["of the environment for one of them", withReasons(reason, reason), []],
    [
      "of everybody",
      withReasons(reason, reason, reason),
      ['`deviations["backups-for-7-days"]` is a reason for a demand that is met; remove it'],
    ],
  ])("needs the reason %s", (_whose, environment, expected) => {
    expect(complaints(environment)).toEqual(expected);
  });

  test("is told with both ways out", () => {
    expect(complaints(withReasons({}, reason))).toEqual([
      expect.stringMatching(
        /meet it \(the default\), or give the cache Second, or the environment, a reason: `deviations: \{ "backups-for-7-days": "…" \}`$/,
      ),
    ]);
  });
});

test("a reason of a cache is not for what another cache, or the environment, does not meet", () => {
  const logs = { kind: "own-log-groups", retentionInDays: 30 } as const;
  const caches = {
    Cache: { ...seed.caches.Cache, deviations: { ...reason, "log-retention": "a month is enough" } },
    Second: { name: "second", logs },
  };
  const state = { kind: "local" } as const;
  expect(complaints({ ...seed, state, caches })).toEqual([
    expect.stringMatching(
      /^"Logs are kept for a year.* is not met by aws_cloudwatch_log_group\.Second_Logs_EngineLog_/,
    ),
    expect.stringMatching(/^"Logs are kept for a year.* is not met by aws_cloudwatch_log_group\.Second_Logs_SlowLog_/),
    expect.stringMatching(/^"The state is .* is not met by terraform\.backend; .* or give the environment a reason/),
    '`caches.Cache.deviations["log-retention"]` is a reason for a demand that is met; remove it',
  ]);
});

test.each<[string, Partial<Environment["caches"][string]>, string]>([
  ["deletion protection", { deletionProtection: false }, '"The cache is protected from deletion"'],
  ["the final snapshot", { finalSnapshot: false }, '"Deleting takes a last snapshot"'],
  ["all replicas", { topology: { kind: "replicated", replicas: 0 } }, '"A replica takes over by itself"'],
  ["TLS", { transitEncryption: "preferred", authentication: { kind: "off" } }, '"Clients must use TLS"'],
])("production without %s is told", (_what, props, complaint) => {
  const caches = { Cache: { ...seed.caches.Cache, ...props } };
  expect(complaints({ ...seed, caches }).join("\n")).toContain(complaint);
});

test("the table has each reason once, behind those who give it, and no reason breaks it", () => {
  const one = withReasons({ "flow-logs": "no | pipes\nor <!-- end rules -->" }, reason, reason);
  const rows = rulesTable({ one, two: withReasons({}, reason, { "backups-for-7-days": "nobody asked" }) }).split("\n");
  expect(rows.find((row) => row.includes("`backups-for-7-days`"))).toContain(
    "| one/Cache, one/Second, two/Cache: the database fills it again; two/Second: nobody asked |",
  );
  expect(rows.find((row) => row.includes("`flow-logs`"))).toContain("| one: no \\| pipes or &lt;!-- end rules --> |");
  expect(rows.find((row) => row.includes("`unusual-port`"))).toContain("| by default: hides nothing from");
});
