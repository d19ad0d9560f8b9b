import { judge } from "../../../../tools/guard/judge/judge";
import { headlineOf } from "../../../../tools/guard/judge/verdict";
import type { PlannedResource } from "../../../../tools/shared/plan/plan";
import { change, group, planWith } from "../../shared/plan/plans";

type Values = Readonly<Record<string, unknown>>;

const subnetGroup = "aws_elasticache_subnet_group";
const userGroup = "aws_elasticache_user_group";

const kept = (address: string, values: Values) => change(address, ["no-op"], { before: values, after: values });
const deleted = (address: string, before: Values) => change(address, ["delete"], { before });
const created = (address: string, after: Values) => change(address, ["create"], { before: null, after });

const arnIn = (region: string) => ({ arn: `arn:aws:elasticache:${region}:111122223333:subnetgroup:sessions` });
const wayOut =
  /^if it is given from now on, forget it .* a `removed` block with `destroy = false`, from Terraform 1\.7/;

describe("an object that is deleted while something refers to it as plain text", () => {
  // One of each type that a cache can be given, with what it is known by, and the argument of the one that stays.
  test.each([
    [subnetGroup, { name: "a", id: "a" }, group, { subnet_group_name: "a" }, "subnet_group_name"],
    ["aws_elasticache_parameter_group", { name: "a" }, group, { parameter_group_name: "a" }, "parameter_group_name"],
    ["aws_security_group", { id: "sg-1" }, group, { security_group_ids: ["sg-0", "sg-1"] }, "security_group_ids"],
    [
      "aws_security_group",
      { id: "sg-1" },
      "aws_vpc_security_group_ingress_rule",
      { referenced_security_group_id: "sg-1" },
      "referenced_security_group_id",
    ],
    [userGroup, { user_group_id: "a" }, group, { user_group_ids: ["a"] }, "user_group_ids"],
    ["aws_elasticache_user", { user_id: "a" }, userGroup, { user_ids: ["b", "a"] }, "user_ids"],
    [
      "aws_cloudwatch_log_group",
      { name: "/a" },
      group,
      { log_delivery_configuration: [{ log_type: "slow-log", destination: "/a" }] },
      "log_delivery_configuration",
    ],
    [
      "aws_sns_topic",
      { arn: "arn:aws:sns:x:1:a" },
      group,
      { notification_topic_arn: "arn:aws:sns:x:1:a" },
      "notification_topic_arn",
    ],
    [
      "aws_sns_topic",
      { arn: "arn:aws:sns:x:1:a" },
      "aws_cloudwatch_metric_alarm",
      { alarm_actions: ["arn:aws:sns:x:1:a"] },
      "alarm_actions",
    ],
    [
      "aws_kms_key",
      { id: "k", arn: "arn:aws:kms:x:1:key/k" },
      group,
      { kms_key_id: "arn:aws:kms:x:1:key/k" },
      "kms_key_id",
    ],
    [
      "aws_kms_key",
      { id: "k", arn: "arn:aws:kms:x:1:key/k" },
      "aws_kms_alias",
      { target_key_id: "k" },
      "target_key_id",
    ],
  ])("%s %j is given from then on to %s %j", (type, before, userType, values, attribute) => {
    const [loss] = judge(planWith([deleted(`${type}.it`, before), kept(`${userType}.stays`, values)])).losses;

    expect(loss?.lost.at(-1)).toMatch(new RegExp(`^${userType}.stays still uses it as \`${attribute}\`: `));
    expect(loss?.instead).toEqual([expect.stringMatching(wayOut)]);
  });

  test("is found in a data source that was read for the plan, and not in one that is no longer in the code", () => {
    const arn = "arn:aws:secretsmanager:us-east-1:111122223333:secret:elasticache/sessions-AbCdEf";
    const address = "data.aws_secretsmanager_secret_version.it";
    const read: PlannedResource = {
      address,
      mode: "data",
      type: "aws_secretsmanager_secret_version",
      schema_version: 0,
      values: { secret_id: arn },
      sensitive_values: {},
    };
    const wayOf = (...resources: readonly { readonly address: string; readonly type: string }[]) =>
      judge(
        planWith([deleted("aws_secretsmanager_secret.own", { id: arn, arn, name: "elasticache/sessions" })], {
          prior_state: { values: { root_module: { child_modules: [{ resources: [read] }] } } },
          configuration: { root_module: { resources } },
        }),
      ).losses[0]?.instead;

    expect(wayOf({ address, type: read.type })).toEqual([expect.stringMatching(wayOut)]);
    expect(wayOf()).toEqual(["keep it until its readers read another secret, and then allow it"]);
  });

  test.each([
    [
      "the same text means something else",
      kept(`${group}.it`, { replication_group_id: "sessions", user_group_ids: ["sessions"] }),
    ],
    ["the cache goes as well", deleted(`${group}.it`, { subnet_group_name: "sessions" })],
    ["the cache is in another region", kept(`${group}.it`, { subnet_group_name: "sessions", ...arnIn("eu-west-1") })],
  ])("is an ordinary loss when %s", (_title, other) => {
    const gone = deleted(`${subnetGroup}.it`, { name: "sessions", ...arnIn("us-east-1") });

    expect(judge(planWith([gone, other])).losses.find(({ address }) => address === gone.address)?.instead).toEqual([
      "keep it in the code until nothing uses it any more, and then allow it",
    ]);
  });

  test("is not used by another one of its type that gets its id", () => {
    const gone = deleted("aws_elasticache_user.old", { user_id: "a", user_name: "a" });
    const next = created("aws_elasticache_user.new", { user_id: "a", user_name: "default" });

    expect(judge(planWith([gone, next])).losses.map(({ lost }) => lost.length)).toEqual([1]);
  });

  test("is missed under its old name when it is replaced by one with another", () => {
    const replaced = (after: string) =>
      change("aws_cloudwatch_log_group.it", ["delete", "create"], {
        before: { name: "/a", id: "/a" },
        after: { name: after },
        after_unknown: { id: true },
        replace_paths: [["name"]],
      });
    const user = kept(`${group}.it`, { log_delivery_configuration: [{ destination: "/a" }] });
    const lost = (after: string) => judge(planWith([replaced(after), user])).losses[0]?.lost;

    expect(lost("/b")).toContain(
      `${group}.it still uses it as \`log_delivery_configuration\`: its log is not delivered any more`,
    );
    expect(lost("/a")).toEqual(["every log event in the group"]);
  });

  test("may be forgotten: that is the way", () => {
    const forgotten = change(`${subnetGroup}.it`, ["forget"], { before: { name: "sessions" }, after: null });
    const verdict = judge(planWith([forgotten, kept(`${group}.it`, { subnet_group_name: "sessions" })]));

    expect(verdict.forgotten.map(({ instead }) => instead)).toEqual([
      `${group}.it uses it as \`subnet_group_name\` all the same: if it is given from now on, allow this`,
    ]);
  });

  test("is the same object when only its address changed", () => {
    const plan = planWith([
      deleted(`${subnetGroup}.old`, { name: "sessions" }),
      created(`${subnetGroup}.new`, { name: "sessions" }),
      kept(`${group}.it`, { subnet_group_name: "sessions" }),
    ]);
    const { losses, steps } = judge(plan);

    expect(losses.map(({ instead }) => instead)).toEqual([[`say that it is ${subnetGroup}.new now, as shown below`]]);
    expect(steps).toEqual([]);
  });
});

describe("an object that is created", () => {
  const made = created(`${subnetGroup}.it`, { name: "sessions" });

  test("is refused when a cache has it already", () => {
    const verdict = judge(planWith([made, kept(`${group}.it`, { subnet_group_name: "sessions" })]));

    expect(verdict.steps).toEqual([
      {
        address: `${subnetGroup}.it`,
        attribute: "name",
        effect: `${group}.it has it as \`subnet_group_name\` already, so that it exists: AWS refuses to create it again, and the apply ends in an error`,
        instead: "bring it into the state with an `import` block, or give it by its name",
        source: "https://developer.hashicorp.com/terraform/language/block/import",
      },
    ]);
    expect(headlineOf(verdict)).toBe("NOT IN ONE GO");
  });

  test.each([
    ["the cache had another", kept(`${group}.it`, { subnet_group_name: "orders" })],
    ["the cache is new as well", created(`${group}.it`, { subnet_group_name: "sessions" })],
    ["the same text means something else", kept(`${group}.it`, { replication_group_id: "sessions" })],
    ["the cache is in another region", kept(`${group}.it`, { subnet_group_name: "orders", ...arnIn("eu-west-1") })],
  ])("is as it should be when %s", (_title, other) => {
    expect(judge(planWith([made, other])).steps).toEqual([]);
  });
});

test("an object that somebody has deleted by hand is created again", () => {
  const log = { log_delivery_configuration: [{ destination: "/a" }] };
  const deletedByHand = change("aws_cloudwatch_log_group.it", ["delete"], { before: { name: "/a" } });
  const changes = [created("aws_cloudwatch_log_group.it", { name: "/a" }), kept(`${group}.it`, log)];

  expect(judge(planWith(changes, { resource_drift: [deletedByHand] })).steps).toEqual([]);
  expect(judge(planWith(changes)).steps).toHaveLength(1);
});

describe("a user group that is deleted when its cache moves to another one", () => {
  const moves = (applyImmediately: boolean) =>
    planWith([
      deleted(`${userGroup}.it`, { user_group_id: "own" }),
      change(`${group}.it`, ["update"], {
        before: { user_group_ids: ["own"] },
        after: { user_group_ids: ["shared"], apply_immediately: applyImmediately },
      }),
    ]);

  test("cannot go in the same apply when the cache may wait for the maintenance window", () => {
    expect(judge(moves(false)).steps).toEqual([
      {
        address: `${userGroup}.it`,
        attribute: "user_group_ids",
        effect:
          "the cache may leave it in the maintenance window only, and AWS deletes nothing that is in use: the apply then ends with an error",
        instead: "set `apply_immediately` for this apply, or apply once more after the maintenance window",
        source:
          "https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_ReplicationGroupPendingModifiedValues.html",
      },
    ]);
  });

  test("can when the cache leaves it at once", () => {
    expect(judge(moves(true)).steps).toEqual([]);
  });
});

describe("a new object under the name of the one that it replaces", () => {
  const createdFirst = (type: string, name: string, after: string) =>
    judge(planWith([change(`${type}.it`, ["create", "delete"], { before: { [name]: "a" }, after: { [name]: after } })]))
      .steps;

  test("is refused", () => {
    expect(createdFirst("aws_elasticache_parameter_group", "name", "a")).toEqual([
      {
        address: "aws_elasticache_parameter_group.it",
        attribute: "name",
        effect:
          "the new one has the name of the old one, which is there until the new one is: AWS refuses it, and the apply ends in an error",
        instead: "give the new one another name",
        source: "https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle",
      },
    ]);
  });

  test("is gone with the old one, where AWS takes the creation for a change", () => {
    expect(createdFirst("aws_cloudwatch_metric_alarm", "alarm_name", "a").map(({ effect }) => effect)).toEqual([
      "the new one has the name of the old one: AWS treats it as a change of that, which is then deleted",
    ]);
  });

  test("is no trouble under another name", () => {
    expect(createdFirst("aws_elasticache_parameter_group", "name", "b")).toEqual([]);
  });
});
