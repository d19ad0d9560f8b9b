import { judge } from "../../../../tools/guard/judge/judge";
import { markdownReport } from "../../../../tools/guard/report/markdown";
import { coloured, paintFor } from "../../../../tools/guard/report/paint";
import { textReport } from "../../../../tools/guard/report/text";
import { change, group, planWith, update } from "../../shared/plan/plans";

const verdict = judge(
  planWith([
    change(
      `${group}.lost`,
      ["delete", "create"],
      { before: { port: 6379 }, after: { port: 6380 }, replace_paths: [["port"]] },
      { action_reason: "replace_because_cannot_update" },
    ),
    change("aws_kms_key.gone", ["delete"], {}, { action_reason: "delete_because_no_resource_config" }),
    update({ transit_encryption_enabled: false }, { transit_encryption_enabled: true }),
    change("aws_cloudwatch_dashboard.d", ["delete"]),
  ]),
  ["aws_kms_key.gone=nothing | is encrypted with it"],
);

describe("the report", () => {
  test("as text", () => {
    expect(textReport(verdict, true)).toBe(`\
NOT SAFE: 1 protected resource would be replaced or deleted, 1 loss is allowed, 1 change cannot be made in one apply, 1 change in place that clients may notice

Would be lost
  aws_elasticache_replication_group.lost
    replaced: destroyed first, then created, because it cannot change in place: port 6379 → 6380
    lost: every key in the cache, and its automatic snapshots with it
    lost: no final snapshot would be taken: the state has no \`final_snapshot_identifier\`, and a new one must be applied first
    instead: make a second cache beside this one, restored from a snapshot of it, move the clients, then remove the old one
    source: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Replication.DeletingRepGroup.html
    to do it all the same: --allow 'aws_elasticache_replication_group.lost=<reason>'
  aws_kms_key.gone
    destroyed, because it is no longer in the configuration
    lost: everything encrypted with the key, for good, once its waiting period is over
    instead: keep the key until nothing is encrypted with it; \`aws kms cancel-key-deletion\` brings it back while it waits
    source: https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html
    ALLOWED by --allow: nothing | is encrypted with it

Cannot be made in one apply
  aws_elasticache_replication_group.cache: transit_encryption_mode
    TLS is turned on without the optional mode first: AWS refuses it, and clients without TLS would be cut off
    instead: apply TLS as \`preferred\`, move every client to TLS, then apply \`required\`
    source: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption-enable.html
    to do it all the same: --allow 'aws_elasticache_replication_group.cache=<reason>'

Changes in place
  aws_elasticache_replication_group.cache: transit_encryption_enabled false → true
    TLS, at once or in the maintenance window, sun:05:00-sun:07:00 UTC: AWS does not say which
    clients with and without TLS are served; new endpoints with TLS are added to the old ones, and outputs change to them
    source: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/enable-python-best-practices.html

Also
  aws_cloudwatch_dashboard.d
    destroyed; from then on people who look at it find nothing
`);
  });

  test("as Markdown, which values cannot break", () => {
    expect(markdownReport(verdict, false, "Guard: shop")).toBe(`\
### Guard: shop

NOT SAFE: 1 protected resource would be replaced or deleted, 1 loss is allowed, 1 change cannot be made in one apply, 1 change in place that clients may notice

#### Would be lost

- \`aws_elasticache_replication_group.lost\`
  - replaced: destroyed first, then created, because it cannot change in place: port 6379 → 6380
  - lost: every key in the cache, and its automatic snapshots with it
  - lost: no final snapshot would be taken: the state has no \`final_snapshot_identifier\`, and a new one must be applied first
  - instead: make a second cache beside this one, restored from a snapshot of it, move the clients, then remove the old one
  - source: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Replication.DeletingRepGroup.html
  - to do it all the same: \`--allow 'aws_elasticache_replication_group.lost=<reason>'\`
- \`aws_kms_key.gone\`
  - destroyed, because it is no longer in the configuration
  - lost: everything encrypted with the key, for good, once its waiting period is over
  - instead: keep the key until nothing is encrypted with it; \`aws kms cancel-key-deletion\` brings it back while it waits
  - source: https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html
  - ALLOWED by --allow: nothing \\| is encrypted with it

#### Cannot be made in one apply

- \`aws_elasticache_replication_group.cache\`: \`transit_encryption_mode\`
  - TLS is turned on without the optional mode first: AWS refuses it, and clients without TLS would be cut off
  - instead: apply TLS as \`preferred\`, move every client to TLS, then apply \`required\`
  - source: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption-enable.html

#### Changes in place

| resource | change | kind | when | what clients notice | source |
| --- | --- | --- | --- | --- | --- |
| \`aws_elasticache_replication_group.cache\` | \`transit_encryption_enabled\` false → true | TLS | at once or in the maintenance window, sun:05:00-sun:07:00 UTC: AWS does not say which | clients with and without TLS are served; new endpoints with TLS are added to the old ones, and outputs change to them | <https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/enable-python-best-practices.html> |

#### Also

- \`aws_cloudwatch_dashboard.d\`: destroyed; from then on people who look at it find nothing
`);
  });

  test("says how to allow what cannot be made in one apply, where that fails as well", () => {
    const allowLine = "  - to do it all the same: `--allow 'aws_elasticache_replication_group.cache=<reason>'`";
    expect(markdownReport(verdict, true, "Guard").split("\n")).toContain(allowLine);
    expect(markdownReport(verdict, false, "Guard").split("\n")).not.toContain(allowLine);
  });

  test("with the code for what only changed its address", () => {
    const moved = judge(
      planWith([
        change("aws_sns_topic.old", ["delete"], { before: { name: "cache" } }),
        change("aws_sns_topic.new", ["create"], { after: { name: "cache" } }),
      ]),
    );
    const code = `stack.addOverride("moved", [
  { from: "aws_sns_topic.old", to: "aws_sns_topic.new" },
]);`;

    expect(textReport(moved, false)).toContain(
      `\nOnly the address changed; \`movedFrom\` of the constructs says so, or this code\n${code.replace(/^/gm, "  ")}`,
    );
    expect(markdownReport(moved, false, "Guard")).toContain(
      `\`movedFrom\` of the constructs says so, or this code:\n\n\`\`\`ts\n${code}\n\`\`\``,
    );
  });

  test("of a plan that touches nothing", () => {
    expect(textReport(judge(planWith([])), false)).toBe("SAFE: no protected resource is replaced or deleted\n");
  });

  test("of a plan that only loses what is allowed", () => {
    const allowed = judge(planWith([change("aws_kms_key.gone", ["delete"])]), ["aws_kms_key.gone=empty"]);

    expect(textReport(allowed, false).split("\n")[0]).toBe("SAFE: 1 loss is allowed");
  });

  describe("of what is taken over", () => {
    const importing = { id: "legacy|a" };
    const keys = { deletion_window_in_days: null, description: "a" };
    const kept = { description: "Old", auth_token_update_strategy: null };
    const plan = planWith(
      [
        change("aws_elasticache_subnet_group.s", ["no-op"], { importing: { id: "legacy" } }),
        change(`${group}.kept`, ["no-op"], { importing: {}, before: kept, after: kept }),
        change("aws_kms_key.k", ["update"], {
          importing,
          before: keys,
          after: { deletion_window_in_days: 30, description: "b" },
        }),
        change(`${group}.lost`, ["delete", "create"], {
          importing,
          before: { port: 6380 },
          after: { port: 6379 },
          replace_paths: [["port"]],
        }),
        change("aws_cloudwatch_metric_alarm.old", ["delete", "create"], {
          importing,
          before: { alarm_name: "a" },
          after: { alarm_name: "b" },
          replace_paths: [["alarm_name"]],
        }),
        change("aws_cloudwatch_dashboard.d", ["create"]),
        change("aws_cloudwatch_metric_alarm.m", ["create"]),
        change("aws_cloudwatch_log_group.l", ["create"]),
      ],
      {
        configuration: {
          root_module: {
            resources: [
              { address: `${group}.kept`, type: group, expressions: { description: { constant_value: "New" } } },
            ],
          },
        },
      },
    );
    const from = (report: string, title: string) => report.slice(report.indexOf(title)).split(/\n\n(?:#### )?Also/)[0];

    test("as text", () => {
      const report = textReport(judge(plan), false);

      expect(report.split("\n")[0]).toBe(
        "NOT SAFE: 1 protected resource would be replaced or deleted, 2 imports cannot be kept, 1 import changes in place, 2 imports stay as they are, 3 objects are new beside that",
      );
      expect(from(report, "Imported, and cannot")).toBe(`\
Imported, and cannot be kept as the code is
  aws_elasticache_replication_group.lost, by \`legacy|a\`
    replaced for port 6380 → 6379
  aws_cloudwatch_metric_alarm.old, by \`legacy|a\`
    replaced for alarm_name a → b
    instead: write \`alarm_name\` as it exists, a

Imported, and changed in place by the same apply
  aws_kms_key.k, by \`legacy|a\`
    changes description a → b
    written into the state only: deletion_window_in_days

Imported, and stays as it is
  aws_elasticache_subnet_group.s, by \`legacy\`
  aws_elasticache_replication_group.kept
    once the import is finished: description Old → New
    AWS does not return auth_token_update_strategy: finish the import after this apply with \`npm run adopt -- --finish STACK\`, or, without such an app, by hand (docs/guard.md)

New beside it
  created without checking whether it exists: an object of the same name is overwritten, unless it is imported too
    aws_cloudwatch_dashboard.d
    aws_cloudwatch_metric_alarm.m
  aws_cloudwatch_log_group.l`);
    });

    test("as Markdown", () => {
      expect(from(markdownReport(judge(plan), false, "Guard"), "#### Imported, and cannot")).toBe(`\
#### Imported, and cannot be kept as the code is

- \`aws_elasticache_replication_group.lost\`, by \`legacy\\|a\`
  - replaced for port 6380 → 6379
- \`aws_cloudwatch_metric_alarm.old\`, by \`legacy\\|a\`
  - replaced for alarm\\_name a → b
  - instead: write \`alarm_name\` as it exists, a

#### Imported, and changed in place by the same apply

- \`aws_kms_key.k\`, by \`legacy\\|a\`
  - changes description a → b
  - written into the state only: deletion\\_window\\_in\\_days

#### Imported, and stays as it is

- \`aws_elasticache_subnet_group.s\`, by \`legacy\`
- \`aws_elasticache_replication_group.kept\`
  - once the import is finished: description Old → New
  - AWS does not return auth\\_token\\_update\\_strategy: finish the import after this apply with \`npm run adopt -- --finish STACK\`, or, without such an app, by hand (docs/guard.md)

#### New beside it

- created without checking whether it exists: an object of the same name is overwritten, unless it is imported too
  - \`aws_cloudwatch_dashboard.d\`
  - \`aws_cloudwatch_metric_alarm.m\`
- \`aws_cloudwatch_log_group.l\``);
    });
  });

  test("of what is forgotten and what is not judged", () => {
    const plan = planWith([
      change("aws_elasticache_user_group.g", ["forget"]),
      change("aws_lambda_function.f", ["delete"]),
      change("aws_lambda_function.g", ["update"], { before: { timeout: 1 }, after: { timeout: 2 } }),
    ]);
    const text = `\
NOT SAFE: 1 protected resource would be forgotten, 2 changes are not judged

Would be forgotten
  aws_elasticache_user_group.g
    it stays in AWS as it is, with everything in it, but it is in no state, so no plan shows what happens to it
    instead: to move it to another state, plan the import there first and look at it, forget it here, and then apply there; nothing needs to manage it in between
    source: https://developer.hashicorp.com/terraform/language/block/removed
    to do it all the same: --allow 'aws_elasticache_user_group.g=<reason>'

Not judged
  aws_lambda_function.f
    destroyed; the guard has no rule for aws_lambda_function
    to do it all the same: --allow 'aws_lambda_function.f=<reason>'
  aws_lambda_function.g
    changed in place: timeout; the guard has no rule for aws_lambda_function
`;
    const markdown = `\
### Guard

NOT SAFE: 1 protected resource would be forgotten, 2 changes are not judged

#### Would be forgotten

- \`aws_elasticache_user_group.g\`
  - it stays in AWS as it is, with everything in it, but it is in no state, so no plan shows what happens to it
  - instead: to move it to another state, plan the import there first and look at it, forget it here, and then apply there; nothing needs to manage it in between
  - source: https://developer.hashicorp.com/terraform/language/block/removed
  - to do it all the same: \`--allow 'aws_elasticache_user_group.g=<reason>'\`

#### Not judged

- \`aws_lambda_function.f\`: destroyed; the guard has no rule for aws\\_lambda\\_function
  - to do it all the same: \`--allow 'aws_lambda_function.f=<reason>'\`
- \`aws_lambda_function.g\`: changed in place: timeout; the guard has no rule for aws\\_lambda\\_function
`;

    expect(textReport(judge(plan), false)).toBe(text);
    expect(markdownReport(judge(plan), false, "Guard")).toBe(markdown);
  });

  test.each([
    ["SAFE", 32, planWith([])],
    ["NOT IN ONE GO", 33, planWith([update({ cluster_mode: "enabled" }, { cluster_mode: "disabled" })])],
    ["NOT JUDGED", 33, planWith([], { errored: true })],
    ["NOT SAFE", 31, planWith([change("aws_kms_key.gone", ["delete"])])],
  ])("has a colour for %s on a terminal", (headline, code, plan) => {
    expect(textReport(judge(plan), false, coloured).split(":")[0]).toBe(`\u001b[${code}m${headline}\u001b[0m`);
  });

  test.each([
    ["a terminal", { isTTY: true }, { TERM: "xterm" }, true],
    ["a file", {}, { TERM: "xterm" }, false],
    ["a terminal of somebody who wants no colour", { isTTY: true }, { NO_COLOR: "1" }, false],
    ["a terminal that knows none", { isTTY: true }, { TERM: "dumb" }, false],
  ])("has colour on a terminal only: %s", (_title, stream, environment, isColoured) => {
    expect(paintFor(stream, environment)("red", "x") !== "x").toBe(isColoured);
  });

  test("of many things that are said of alike says it once", () => {
    const plan = planWith(["a", "b"].map((name) => change(`aws_cloudwatch_dashboard.${name}`, ["delete"])));

    expect(textReport(judge(plan), false)).toContain(`
  destroyed; from then on people who look at it find nothing
    aws_cloudwatch_dashboard.a
    aws_cloudwatch_dashboard.b
`);
    expect(markdownReport(judge(plan), false, "Guard")).toContain(`
- destroyed; from then on people who look at it find nothing
  - \`aws_cloudwatch_dashboard.a\`
  - \`aws_cloudwatch_dashboard.b\`
`);
  });

  test("counts no change that nobody notices", () => {
    const plan = planWith([update({ preferred_cache_cluster_azs: ["a"] }, { preferred_cache_cluster_azs: ["b"] })]);

    expect(textReport(judge(plan), false).split("\n")[0]).toBe("SAFE: no protected resource is replaced or deleted");
  });

  test("lets no value begin a line of its own, or paint over one", () => {
    const address = 'aws_kms_key.a["x\nSAFE: \u001b[2K"]';
    const hostile = { ...change("aws_kms_key.a", ["delete"]), address };

    expect(textReport(judge(planWith([hostile])), false).split("\n")).not.toContainEqual(
      // eslint-disable-next-line no-control-regex -- these are what must not come through
      expect.stringMatching(/^\s*SAFE|\u001b/),
    );
  });

  test("escapes what an error brings along", () => {
    const hostile = judge(planWith([], { errored: true }), [], ["# <b>|\n[x](y) `code|`"]);

    expect(markdownReport(hostile, false, "Guard")).toContain(
      "NOT JUDGED: \\# \\<b\\>\\|\n\n#### Not judged\n\n- \\[x\\](y) `code\\|`",
    );
  });
});
