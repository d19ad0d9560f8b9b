import { judge } from "../../../../tools/guard/judge/judge";
import { headlineOf } from "../../../../tools/guard/judge/verdict";
import { change, group, planWith } from "../../shared/plan/plans";
import { replaceableTypes, rows } from "../replacement-matrix";

const replaced = ["delete", "create"];
const addressesLost = (...changes: Parameters<typeof planWith>[0]) =>
  judge(planWith(changes)).losses.map(({ address }) => address);

describe("what is lost", () => {
  test.each(rows.filter(({ plans }) => plans !== "nothing"))("$type: $change", ({ type, plans }) => {
    const address = `${type}.it`;
    const paths = typeof plans === "string" ? undefined : { replace_paths: plans.map((attribute) => [attribute]) };
    const lost = addressesLost(change(address, paths === undefined ? ["update"] : replaced, paths));

    expect(lost).toEqual(paths !== undefined && !replaceableTypes.includes(type) ? [address] : []);
  });

  test("says what forces a replacement, with values that are no secret", () => {
    const verdict = judge(
      planWith([
        change(
          `${group}.cache`,
          replaced,
          {
            before: { port: 6379, final_snapshot_identifier: "cache-final" },
            after: { port: 6380, final_snapshot_identifier: "cache-final" },
            replace_paths: [["port"]],
          },
          { action_reason: "replace_because_cannot_update" },
        ),
      ]),
    );

    expect(verdict.losses).toEqual([
      {
        address: `${group}.cache`,
        action: "replaced: destroyed first, then created",
        reason: "it cannot change in place",
        forcedBy: [{ attribute: "port", values: "6379 → 6380" }],
        lost: [
          "every key in the cache, and its automatic snapshots with it",
          "a final snapshot `cache-final` would be taken first; keys written after it are gone",
        ],
        instead: [
          "make a second cache beside this one, restored from a snapshot of it, move the clients, then remove the old one",
        ],
        source: "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Replication.DeletingRepGroup.html",
      },
    ]);
  });

  test("shows no name that the plan marks as secret", () => {
    const values = {
      final_snapshot_identifier: "canary",
      global_replication_group_id: "canary",
      maintenance_window: "canary",
      engine_version: "7.0",
    };
    const marks = [
      { final_snapshot_identifier: true, global_replication_group_id: true, maintenance_window: true },
      true,
    ];
    const plans = marks.flatMap((before_sensitive) => [
      planWith([change(`${group}.it`, replaced, { before: values, after: values, before_sensitive })]),
      planWith([
        change(`${group}.it`, ["update"], {
          before: values,
          after: { ...values, engine_version: "7.1" },
          before_sensitive,
        }),
      ]),
    ]);

    expect(JSON.stringify(plans.map((plan) => judge(plan)))).not.toContain("canary");
  });

  test("says that Memcached keeps nothing", () => {
    const plan = planWith([change("aws_elasticache_cluster.it", ["delete"], { before: { engine: "memcached" } })]);
    expect(judge(plan).losses[0]?.lost).toContain("Memcached has no snapshots: nothing brings the keys back");
  });

  test("says that no final snapshot would be taken when only the same apply would add one", () => {
    const { losses } = judge(
      planWith([
        change(`${group}.cache`, replaced, {
          before: { final_snapshot_identifier: null },
          after: { final_snapshot_identifier: "cache-final" },
        }),
      ]),
    );

    expect(losses[0]?.lost[1]).toBe(
      "no final snapshot would be taken: the state has no `final_snapshot_identifier`, and a new one must be applied first",
    );
  });

  test.each([
    ["delete", "destroyed"],
    ["create,delete", "replaced: created first, then destroyed"],
  ])("knows the actions %s", (actions, action) => {
    const { losses } = judge(planWith([change(`${group}.cache`, actions.split(","))]));

    expect(losses.map((loss) => loss.action)).toEqual([action]);
  });

  test.each([["no-op"], ["create"], ["read"], ["update"]])("takes %s for no loss", (action) => {
    expect(addressesLost(change(`${group}.cache`, [action]))).toEqual([]);
  });

  test("leaves data sources alone", () => {
    const read = change("aws_elasticache_replication_group.cache", ["delete"], {}, { mode: "data" });

    expect(addressesLost(read)).toEqual([]);
  });

  test("judges what Terraform put off", () => {
    const deferred = { reason: "provider_config_unknown", resource_change: change(`${group}.cache`, ["delete"]) };

    expect(judge(planWith([], { deferred_changes: [deferred] })).losses).toHaveLength(1);
  });

  test("names a deposed object apart from the current one", () => {
    const current = change(`${group}.cache`, ["no-op"]);
    const deposed = change(`${group}.cache`, ["delete"], {}, { deposed: "1a2b3c4d" });

    expect(addressesLost(current, deposed)).toEqual([`${group}.cache (deposed object 1a2b3c4d)`]);
  });
});

describe("the way round", () => {
  const remedyFor = (attribute: string) =>
    judge(planWith([change(`${group}.cache`, replaced, { replace_paths: [[attribute]] })])).losses[0]?.instead;

  test("an upgrade with TLS at once takes two applies", () => {
    expect(remedyFor("transit_encryption_enabled")).toEqual([
      "apply the engine upgrade first; TLS can be changed in place from engine version 7.0.5 on, in a separate apply",
    ]);
  });

  test("a restored cache keeps its snapshot in the configuration", () => {
    expect(remedyFor("snapshot_name")).toEqual([
      "leave the snapshot a cache was restored from in the configuration, or ignore changes of it",
    ]);
  });

  test.each([
    [
      "aws_elasticache_replication_group",
      "move the clients away and look at the final snapshot first, and then allow it",
    ],
    ["aws_cloudwatch_log_group", "export the events first, and then allow it"],
    ["aws_vpc", "keep it in the code until nothing uses it any more, and then allow it"],
  ])("to be rid of %s", (type, instead) => {
    expect(judge(planWith([change(`${type}.it`, ["delete"])])).losses[0]?.instead).toEqual([instead]);
  });

  test.each([
    ["replace_by_request", "leave out `-replace`"],
    ["replace_by_triggers", "remove the `replace_triggered_by`"],
  ])("%s", (action_reason, instead) => {
    const asked = change(`${group}.cache`, replaced, {}, { action_reason });

    expect(judge(planWith([asked])).losses[0]?.instead).toEqual([instead]);
  });

  test("a security group keeps both its name and its description", () => {
    const both = change("aws_security_group.it", replaced, { replace_paths: [["name"], ["description"]] });

    expect(judge(planWith([both])).losses[0]?.instead).toEqual([
      "keep the name",
      "keep the description; tags can be changed in place",
    ]);
  });

  test("another VPC takes a second cache, because this plan would lock the clients out and then wait in vain", () => {
    const moved = change("aws_security_group.it", replaced, { replace_paths: [["vpc_id"]] });

    expect(judge(planWith([moved])).losses[0]?.instead[0]).toMatch(
      /^a cache cannot move to another VPC: make a second cache there, .* delete the rules first, which locks the clients out/,
    );
  });

  test("a lower engine version of a member of a global datastore is a loss that names the datastore", () => {
    const member = change(`${group}.it`, replaced, {
      before: { global_replication_group_id: "ldgnf-sessions", engine_version: "7.1" },
      after: { global_replication_group_id: "ldgnf-sessions", engine_version: "7.0" },
      replace_paths: [["engine_version"]],
    });
    const verdict = judge(planWith([member]));

    expect(verdict.losses[0]?.lost.at(-1)).toBe(
      "its place in the global datastore `ldgnf-sessions`: change engine, version, node type and shards there, not on a member",
    );
    expect(headlineOf(verdict)).toBe("NOT SAFE");
  });

  test("a tainted cache is untainted", () => {
    const tainted = change(`${group}.cache`, replaced, {}, { action_reason: "replace_because_tainted" });

    expect(judge(planWith([tainted])).losses[0]?.instead).toEqual(["run `terraform untaint` if the object is intact"]);
  });
});

describe("what holds nothing", () => {
  const alarm = "aws_cloudwatch_metric_alarm.a";
  const noteOf = (actions: string, rest: object = {}) =>
    judge(planWith([change(alarm, actions.split(","), {}, rest)])).notes.map(({ text }) => text);

  test("is gone for good when it is deleted", () => {
    expect(noteOf("delete")).toEqual(["destroyed; its history is lost; from then on nobody is told of it"]);
  });

  test("is away in between when it is destroyed first", () => {
    expect(noteOf("delete,create")).toEqual([
      "replaced: destroyed first, then created; its history is lost; in between nobody is told of it",
    ]);
  });

  test("is never away when it is created first", () => {
    expect(noteOf("create,delete")).toEqual(["replaced: created first, then destroyed; its history is lost"]);
  });

  test("is not missed when an unfinished replacement left it behind", () => {
    expect(noteOf("delete", { deposed: "1a2b3c4d" })).toEqual(["destroyed: an unfinished replacement left it behind"]);
  });
});
