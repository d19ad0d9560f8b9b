import { CacheMonitoring, RedisCache } from "../../../../constructs";
import { CacheAlarms } from "../../../../constructs/monitoring";
import { cacheRefusal, network, refusal } from "../../../support/fixtures";

const replicationGroup = {
  replicationGroupId: "sessions",
  replicationGroupArn: "arn:aws:elasticache:us-east-1:111122223333:replicationgroup:sessions",
  engine: { kind: "redis", version: "7.1" },
  nodeType: "cache.r7g.large",
  topology: { kind: "replicated", replicas: 0 },
  authentication: "off",
  memberClusterIds: ["sessions-001"],
};

const reason = "needs AWS provider 6.64 or later";
const remedy = "use the package cdktn-managed-redis, which is built on a newer one";

// What it does where the bindings know it is tried with the other package: test/package/newer/alarms.ts.
describe("the time that a new alarm waits needs newer bindings than these", () => {
  it.each([
    [20, "20"],
    ["20", '"20"'],
    [0, "0"],
    [null, "null"],
    [{ minutes: 20 }, '{"minutes":20}'],
    ["${var.number}", '"${var.number}"'],
  ])("so %j is refused with that reason", (value, shown) => {
    const said = (prop: string) => `ValidationError: \`${prop}\` ${reason}, got ${shown}; ${remedy} [stack/It]`;
    expect(refusal(CacheAlarms, { replicationGroup, warmUpMinutes: value })).toBe(said("warmUpMinutes"));
    const alarms = { warmUpMinutes: value };
    expect(refusal(CacheMonitoring, { replicationGroup, alarms })).toBe(said("alarms.warmUpMinutes"));
    expect(cacheRefusal({ alarms })).toBe(said("alarms.warmUpMinutes"));
  });

  it("and is accepted as if it were left out when it is undefined", () => {
    expect(refusal(CacheAlarms, { replicationGroup, warmUpMinutes: undefined })).toBe("accepted");
  });

  it("and other mistakes are told as well", () => {
    const said = cacheRefusal({ port: 0, alarms: { level: "most", warmUpMinutes: 20 } });
    const props = [...said.matchAll(/- `(.*?)` (?:must|needs)/g)].map(([, prop]) => prop);
    expect(props).toEqual(["port", "alarms.level", "alarms.warmUpMinutes"]);
  });
});

describe("somebody who names the provider's argument is told the prop", () => {
  const remedyFor = (make: new (scope: never, id: string, props: never) => unknown, props: object) =>
    /; (.*) \[stack\/It\]$/.exec(refusal(make as never, props))?.[1];

  it.each(["warmUpConfiguration", "warm_up_configuration", "warmUp"])("%s", (name) => {
    const value = { warmUpPeriodDurationInMinutes: 20 };
    expect(remedyFor(CacheAlarms, { replicationGroup, [name]: value })).toBe("it is called `warmUpMinutes`");
    expect(remedyFor(RedisCache, { name: "sessions", network, alarms: { [name]: value } })).toBe(
      "it is called `warmUpMinutes`",
    );
    expect(remedyFor(RedisCache, { name: "sessions", network, [name]: value })).toBe("set `warmUpMinutes` of `alarms`");
  });

  it("and that a mute rule is a construct of its own", () => {
    for (const name of ["muteRule", "alarm_mute_rule", "muteTargets"]) {
      expect(remedyFor(RedisCache, { name: "sessions", network, [name]: {} })).toBe(
        "make an `AlarmMuteRule`, which is in `cdktn-managed-redis/monitoring`",
      );
    }
  });
});
