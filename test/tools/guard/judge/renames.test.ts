import { judge } from "../../../../tools/guard/judge/judge";
import { change, group, planWith } from "../../shared/plan/plans";

const addressesLost = (...changes: Parameters<typeof planWith>[0]) =>
  judge(planWith(changes)).losses.map(({ address }) => address);

/** A topic that keeps its name under another address. */
const movedTopic = (from: string, to: string, name = "events") => [
  change(`aws_sns_topic.${from}`, ["delete"], { before: { name } }),
  change(`aws_sns_topic.${to}`, ["create"], { after: { name } }),
];

describe("an object that only changed its address", () => {
  const before = { replication_group_id: "cache", node_type: "cache.r7g.large", port: 6379, tags: { Name: "a" } };
  const deleted = change(`${group}.old`, ["delete"], { before });
  const created = (after: object) => change(`${group}.new`, ["create"], { after: { ...before, ...after } });
  const remedyFor = (...changes: Parameters<typeof planWith>[0]) => judge(planWith(changes)).losses[0]?.instead;

  test("is recognised, whatever its tags", () => {
    expect(remedyFor(deleted, created({ tags: { Name: "b" } }))).toEqual([
      "say that it is aws_elasticache_replication_group.new now, as shown below",
    ]);
  });

  test("is paired with the one it is most like, each once", () => {
    const twin = (address: string, actions: string[], name: string) =>
      change(address, actions, {
        before: actions.includes("delete") ? { ...before, replication_group_id: name } : null,
        after: actions.includes("create") ? { ...before, replication_group_id: name } : null,
      });
    const { renames } = judge(
      planWith([
        twin(`${group}.a`, ["delete"], "one"),
        twin(`${group}.b`, ["delete"], "two"),
        twin(`${group}.c`, ["create"], "two"),
        twin(`${group}.d`, ["create"], "one"),
      ]),
    );

    expect(renames).toEqual([
      { from: `${group}.a`, to: `${group}.d` },
      { from: `${group}.b`, to: `${group}.c` },
    ]);
  });

  test.each([
    ["Old", "New"],
    ["Shop_Old", "Shop_New"],
    ["Shop_Old_Cache", "Store_New_Cache"],
  ])("without a name goes where the named objects around it go: from %s to %s", (from, to) => {
    const { renames } = judge(
      planWith([
        ...movedTopic(`${from}_Topic_00000000`, `${to}_Topic_00000001`),
        change(`terraform_data.${from}_FinalSnapshot_11111111`, ["delete"], { before: { id: "1" } }),
        change(`terraform_data.${to}_FinalSnapshot_22222222`, ["create"], { after: { input: null } }),
        change(`terraform_data.${to}_Other_33333333`, ["create"], { after: { input: null } }),
      ]),
    );

    expect(renames.slice(1)).toEqual([
      { from: `terraform_data.${from}_FinalSnapshot_11111111`, to: `terraform_data.${to}_FinalSnapshot_22222222` },
    ]);
  });

  test("is still a loss", () => {
    expect(addressesLost(deleted, created({}))).toEqual([`${group}.old`]);
  });

  test("is not confused with a different one", () => {
    const other = created({ replication_group_id: "other", node_type: "cache.t4g.micro", port: 6380 });

    expect(remedyFor(deleted, other)).toEqual([
      "move the clients away and look at the final snapshot first, and then allow it",
    ]);
  });

  test.each([
    ["another name", { replication_group_id: "other" }],
    ["another port", { port: 6380 }],
  ])("is another object with %s, however much else is equal", (_title, after) => {
    expect(judge(planWith([deleted, created(after)])).renames).toEqual([]);
  });

  test("is the same one when a value differs that changes in place", () => {
    const wide = { ...before, description: "a", engine: "redis", multi_az_enabled: true };
    const { renames } = judge(
      planWith([
        change(`${group}.old`, ["delete"], { before: wide }),
        change(`${group}.new`, ["create"], { after: { ...wide, node_type: "cache.r7g.xlarge" } }),
      ]),
    );

    expect(renames).toEqual([{ from: `${group}.old`, to: `${group}.new` }]);
  });

  test("is told from its kind by the names below the construct, where nothing else is known", () => {
    const policy = (address: string, action: string) =>
      change(`aws_sns_topic_policy.${address}`, [action], {
        before: action === "delete" ? { arn: `arn:${address}`, policy: "{}" } : null,
        after: action === "create" ? {} : null,
        after_unknown: action === "create" ? { arn: true, policy: true } : {},
      });
    const { renames } = judge(
      planWith([
        ...movedTopic("Old_Events_Topic_00000000", "New_Events_Topic_00000001"),
        policy("Old_Events_Policy_11111111", "delete"),
        policy("Old_Alerts_Policy_22222222", "delete"),
        policy("New_Alerts_Policy_33333333", "create"),
        policy("New_Events_Policy_44444444", "create"),
      ]),
    );

    expect(renames.slice(1).map(({ from, to }) => [from, to].map((each) => each.split(".")[1]))).toEqual([
      ["Old_Events_Policy_11111111", "New_Events_Policy_44444444"],
      ["Old_Alerts_Policy_22222222", "New_Alerts_Policy_33333333"],
    ]);
  });

  test("is not guessed between two that are as like", () => {
    const key = (address: string, action: string) =>
      change(address, [action], {
        before: action === "delete" ? { description: "data", key_usage: "ENCRYPT_DECRYPT" } : null,
        after: action === "create" ? { description: "data", key_usage: "ENCRYPT_DECRYPT" } : null,
      });
    const { renames } = judge(
      planWith([
        key("aws_kms_key.A_Key_1", "delete"),
        key("aws_kms_key.B_Key_2", "delete"),
        key("aws_kms_key.C_Key_3", "create"),
        key("aws_kms_key.D_Key_4", "create"),
      ]),
    );

    expect(renames).toEqual([]);
  });

  test("is never an alarm with another name", () => {
    const alarm = (address: string, action: string, name: string) => {
      const values = {
        alarm_name: name,
        namespace: "AWS/ElastiCache",
        evaluation_periods: 3,
        period: 60,
        statistic: "Maximum",
        comparison_operator: "GreaterThanThreshold",
        treat_missing_data: "missing",
        dimensions: { CacheClusterId: "sessions-001" },
      };
      return change(address, [action], {
        before: action === "delete" ? values : null,
        after: action === "create" ? values : null,
      });
    };
    const { renames, notes } = judge(
      planWith([
        alarm("aws_cloudwatch_metric_alarm.Cache_cpu-of-one-vcpu_1", "delete", "sessions-cpu-of-one-vcpu"),
        alarm("aws_cloudwatch_metric_alarm.Cache_engine-cpu-high_2", "create", "sessions-engine-cpu-high"),
      ]),
    );

    expect(renames).toEqual([]);
    expect(notes.map(({ text }) => text)).toEqual([
      "destroyed; its history is lost; from then on nobody is told of it",
    ]);
  });

  test("of a type without a card is the same one only when everything that is known is equal", () => {
    const thing = (after: object) => [
      ...movedTopic("Old_Topic_00000000", "New_Topic_00000001"),
      change("example_thing.Old_Thing_11111111", ["delete"], { before: { name: "a", size: 1, id: "1" } }),
      change("example_thing.New_Thing_22222222", ["create"], { after: { size: 1, ...after } }),
    ];

    expect(judge(planWith(thing({ name: "a" }))).renames).toHaveLength(2);
    expect(judge(planWith(thing({ name: "b" }))).renames).toHaveLength(1);
  });

  test.each([
    ["a key that goes", { kms_key_id: "arn:a" }, {}, {}],
    ["a snapshot that goes", { snapshot_name: "a" }, { snapshot_name: null }, {}],
    ["another port that goes", { port: 6380 }, { port: null }, {}],
    ["a name that is not known yet", {}, { replication_group_id: undefined }, { replication_group_id: true }],
  ])("is another object with %s, which a `moved` block would replace", (_title, old, next, after_unknown) => {
    const { renames } = judge(
      planWith([
        change(`${group}.old`, ["delete"], { before: { ...before, ...old } }),
        change(`${group}.new`, ["create"], { after: { ...before, port: null, ...next }, after_unknown }),
      ]),
    );

    expect(renames).toEqual([]);
  });

  test("is another object in another region", () => {
    const arn = "arn:aws:elasticache:us-east-1:111122223333:replicationgroup:cache";
    const pair = [
      change(`${group}.old`, ["delete"], { before: { ...before, arn } }),
      change(`${group}.new`, ["create"], { after: before }),
    ];
    const inRegion = (region: string) => ({
      configuration: {
        root_module: { resources: [{ address: `${group}.new`, type: group, provider_config_key: "aws.other" }] },
        provider_config: { "aws.other": { expressions: { region: { constant_value: region } } } },
      },
    });

    expect(judge(planWith(pair, inRegion("eu-west-1"))).renames).toEqual([]);
    expect(judge(planWith(pair, inRegion("us-east-1"))).renames).toHaveLength(1);
  });

  test("of two caches that both move keeps each one's secrets apart", () => {
    const version = (place: string, action: string) =>
      change(`aws_secretsmanager_secret_version.${place}_Token_Version_11111111`, [action], {
        before: action === "delete" ? { secret_id: place, secret_string_wo_version: 1 } : null,
        after: action === "create" ? { secret_string_wo_version: 1 } : null,
        after_unknown: action === "create" ? { secret_id: true } : {},
      });
    const { renames } = judge(
      planWith([
        ...movedTopic("A_Topic_00000000", "C_Topic_00000001", "one"),
        ...movedTopic("B_Topic_00000002", "D_Topic_00000003", "two"),
        ...["A", "B"].map((place) => version(place, "delete")),
        ...["C", "D"].map((place) => version(place, "create")),
      ]),
    );

    expect(renames.slice(2).map(({ from, to }) => [from, to].map((each) => each.split(".")[1]?.[0]))).toEqual([
      ["A", "C"],
      ["B", "D"],
    ]);
  });

  test.each([
    [
      "aws_vpc_security_group_ingress_rule",
      { security_group_id: "sg-1", ip_protocol: "tcp", from_port: 6379, to_port: 6379, cidr_ipv4: "10.0.0.0/8" },
      1,
    ],
    ["aws_cloudwatch_metric_alarm", { alarm_name: "cpu" }, 1],
    ["aws_elasticache_user_group_association", { user_group_id: "g", user_id: "u" }, 0],
  ])("of the type %s is two objects for a while, which AWS does not allow", (type, values, steps) => {
    const verdict = judge(
      planWith([
        change(`${type}.old`, ["delete"], { before: { ...values, id: "1" } }),
        change(`${type}.new`, ["create"], { before: null, after: values }),
      ]),
    );

    expect(verdict.renames).toEqual([{ from: `${type}.old`, to: `${type}.new` }]);
    expect(verdict.steps.map(({ address, attribute }) => [address, attribute])).toEqual(
      steps === 0 ? [] : [[`${type}.old`, "address"]],
    );
  });

  test("is not another rule of the same group", () => {
    const rule = (cidr_ipv4: string) => ({ security_group_id: "sg-1", ip_protocol: "tcp", from_port: 6379, cidr_ipv4 });
    const type = "aws_vpc_security_group_ingress_rule";
    const { renames } = judge(
      planWith([
        change(`${type}.old`, ["delete"], { before: rule("10.0.0.0/8") }),
        change(`${type}.new`, ["create"], { before: null, after: rule("10.1.0.0/16") }),
      ]),
    );

    expect(renames).toEqual([]);
  });

  test("is found among thousands without comparing each with each", () => {
    const many = Array.from({ length: 2000 }, (_, index) => String(index));
    const changes = many.flatMap((index) => [
      ...movedTopic(`Old${index}_Topic_00000000`, `New${index}_Topic_00000001`, `topic-${index}`),
      change(`terraform_data.Old${index}_Shape_11111111`, ["delete"]),
      change(`terraform_data.New${index}_Shape_22222222`, ["create"]),
    ]);
    const begin = performance.now();

    expect(judge(planWith(changes)).renames).toHaveLength(4000);
    expect(performance.now() - begin).toBeLessThan(5000);
  });

  test("is not one of two that could be it", () => {
    const [gone, made] = movedTopic("a", "c");
    const twin = { ...gone!, address: "aws_sns_topic.b", name: "b" };

    expect(judge(planWith([gone!, twin, made!])).renames).toEqual([]);
  });

  test("is not the secret of another user", () => {
    const version = (user: string, action: string) =>
      change(`aws_secretsmanager_secret_version.Cache_Password-${user}_Version_11111111`, [action], {
        before: action === "delete" ? { secret_string_wo_version: 1 } : null,
        after: action === "create" ? { secret_string_wo_version: 1 } : null,
      });

    expect(judge(planWith([version("web", "delete"), version("site", "create")])).renames).toEqual([]);
  });

  test("is noted when a `moved` block says so", () => {
    const moved = change(`${group}.new`, ["no-op"], {}, { previous_address: `${group}.old` });

    expect(judge(planWith([moved])).notes).toEqual([
      { address: `${group}.new`, text: `it is the same object as before under ${group}.old` },
    ]);
  });
});
