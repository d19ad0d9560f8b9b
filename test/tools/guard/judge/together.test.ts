import { judge } from "../../../../tools/guard/judge/judge";
import { headlineOf } from "../../../../tools/guard/judge/verdict";
import { change, group, planWith } from "../../shared/plan/plans";

type Values = Readonly<Record<string, unknown>>;

const users = "aws_elasticache_user_group";
const user = "aws_elasticache_user";

const created = (address: string, after: Values, after_unknown: Values = {}) =>
  change(address, ["create"], { before: null, after, after_unknown });
const kept = (address: string, values: Values) => change(address, ["no-op"], { before: values, after: values });
const stepsOf = (...changes: Parameters<typeof planWith>[0]) =>
  judge(planWith(changes)).steps.map(({ address, attribute }) => [address, attribute]);

describe("two objects with one name", () => {
  const logGroup = (name: string) => `aws_cloudwatch_log_group.${name}`;

  test("cannot both be created", () => {
    expect(stepsOf(created(logGroup("slow"), { name: "logs" }), created(logGroup("engine"), { name: "logs" }))).toEqual(
      [
        [logGroup("slow"), "name"],
        [logGroup("engine"), "name"],
      ],
    );
  });

  test("cannot be, when one is there already", () => {
    const alarm = (name: string) => `aws_cloudwatch_metric_alarm.${name}`;

    expect(stepsOf(kept(alarm("a"), { alarm_name: "cpu" }), created(alarm("b"), { alarm_name: "cpu" }))).toEqual([
      [alarm("b"), "alarm_name"],
    ]);
  });

  test("are found by all that names them, and what is left out counts as left out", () => {
    const rule = { security_group_id: "sg-1", ip_protocol: "tcp", from_port: 6379, to_port: 6379, cidr_ipv6: null };
    const address = (name: string) => `aws_vpc_security_group_ingress_rule.${name}`;
    const made = (name: string, cidr_ipv4: string) => created(address(name), { ...rule, cidr_ipv4 });

    expect(stepsOf(made("a", "10.0.0.0/8"), made("b", "10.0.0.0/8")).map(([found]) => found)).toEqual(
      ["a", "b"].map(address),
    );
    expect(stepsOf(made("a", "10.0.0.0/8"), made("b", "10.1.0.0/16"))).toEqual([]);
  });

  test.each([
    ["other names", [created(logGroup("a"), { name: "a" }), created(logGroup("b"), { name: "b" })]],
    [
      "names that are not known yet",
      [created(logGroup("a"), {}, { name: true }), created(logGroup("b"), {}, { name: true })],
    ],
    [
      "one of two that goes",
      [change(logGroup("a"), ["delete"], { before: { name: "a" } }), created(logGroup("b"), { name: "a" })],
    ],
    ["other types", [created(logGroup("a"), { name: "a" }), created("aws_sns_topic.b", { name: "a" })]],
  ])("are not %s", (_title, changes) => {
    expect(stepsOf(...changes).filter(([, attribute]) => attribute === "name")).toEqual([]);
  });

  test("are two in two regions", () => {
    const resources = ["a", "b"].map((name) => ({
      address: logGroup(name),
      type: "aws_cloudwatch_log_group",
      provider_config_key: `aws.${name}`,
    }));
    const plan = planWith([created(logGroup("a"), { name: "logs" }), created(logGroup("b"), { name: "logs" })], {
      configuration: { root_module: { resources } },
    });

    expect(judge(plan).steps).toEqual([]);
  });
});

describe("a user group for Redis OSS", () => {
  const app = kept(`${user}.app`, { user_id: "app", user_name: "app" });
  const off = kept(`${user}.off`, { user_id: "off", user_name: "default" });
  const made = (user_ids: readonly string[], engine = "redis") =>
    created(`${users}.g`, { user_group_id: "g", engine, user_ids }, { user_ids: user_ids.map(() => false) });

  test("needs a user named default", () => {
    expect(stepsOf(app, made(["app"]))).toEqual([[`${users}.g`, "user_ids"]]);
  });

  test.each([
    ["has one", [app, off, made(["app", "off"])]],
    ["has a user that the plan does not show", [app, made(["app", "default"])]],
    ["is for Valkey", [app, made(["app"], "valkey")]],
    ["is not touched", [app, kept(`${users}.g`, { engine: "redis", user_ids: ["app"] })]],
  ])("is as it should be when it %s", (_title, changes) => {
    expect(stepsOf(...changes)).toEqual([]);
  });
});

describe("a user group for Valkey", () => {
  const valkeyUsers = kept(`${users}.g`, { user_group_id: "g", engine: "valkey", user_ids: [] });
  const cache = (engine: string) =>
    created(`${group}.c`, { engine, user_group_ids: ["g"], transit_encryption_enabled: true });

  test("is refused for Redis OSS", () => {
    expect(stepsOf(valkeyUsers, cache("redis"))).toEqual([[`${group}.c`, "user_group_ids"]]);
    expect(stepsOf(valkeyUsers, cache("valkey"))).toEqual([]);
  });
});

// https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Management.html: when a cache changes its group,
// what is chosen for a new cache must be the same in both.
describe("a cache that moves to another parameter group", () => {
  const groups = "aws_elasticache_parameter_group.p";
  const replaced = (before: Values, after: Values) =>
    change(groups, ["create", "delete"], {
      before: { family: "redis7", ...before },
      after: { family: "redis7", ...after },
    });
  const both = { cluster_enabled: false, apply_immediately: true };
  const moves = (from: string, to: string) =>
    change(`${group}.g`, ["update"], {
      before: { parameter_group_name: from, ...both },
      after: { parameter_group_name: to, ...both },
    });
  const setting = (name: string, value: string) => ({
    parameter: [
      { name, value },
      { name: "timeout", value: "300" },
    ],
  });
  const effects = (...changes: Parameters<typeof planWith>[0]) =>
    judge(planWith(changes)).steps.map(({ address, attribute, effect }) => [address, attribute, effect.split(",")[0]]);
  const found = (name: string) => [
    [`${group}.g`, "parameter_group_name", `\`${name}\` differs between the two groups`],
  ];

  test.each([
    ["databases", setting("databases", "16"), setting("databases", "32")],
    ["databases", { parameter: [] }, setting("databases", "32")],
    ["databases", setting("databases", "32"), { parameter: [] }],
    ["activerehashing", { parameter: [] }, setting("activerehashing", "no")],
    ["cluster-databases", { parameter: [] }, setting("cluster-databases", "16")],
    ["cluster-enabled", { parameter: [] }, setting("cluster-enabled", "yes")],
  ])("cannot take another value of %s with it: %j to %j", (name, before, after) => {
    const plan = [replaced({ name: "a", ...before }, { name: "b", ...after }), moves("a", "b")];

    expect(effects(...plan)).toEqual(found(name));
    expect(headlineOf(judge(planWith(plan)))).toBe("NOT IN ONE GO");
  });

  test.each([
    ["from AWS's own group", "default.redis7", "b"],
    ["to AWS's own group", "b", "default.redis7"],
  ])("cannot either %s", (_title, from, to) => {
    const listed = kept(groups, { name: "b", family: "redis7", ...setting("databases", "32") });

    expect(effects(listed, moves(from, to))).toEqual(found("databases"));
  });

  test("can with the value that it has, written out or not", () => {
    const same = replaced({ name: "a", parameter: [] }, { name: "b", ...setting("databases", "16") });
    const others = replaced({ name: "a", ...setting("maxmemory-policy", "allkeys-lru") }, { name: "b", parameter: [] });

    expect(effects(same, moves("a", "b"))).toEqual([]);
    expect(effects(others, moves("a", "b"))).toEqual([]);
  });

  test("is not judged by groups that the plan does not show, or by values that are not known yet", () => {
    const open = change(groups, ["create", "delete"], {
      before: { name: "a", family: "redis7", ...setting("databases", "16") },
      after: { name: "b", family: "redis7" },
      after_unknown: { parameter: true },
    });

    expect(effects(moves("a", "b"))).toEqual([]);
    expect(effects(open, moves("a", "b"))).toEqual([]);
  });
});
