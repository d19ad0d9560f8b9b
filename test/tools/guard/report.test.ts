import { judge } from "../../../tools/guard/judge";
import { markdownReport } from "../../../tools/guard/report-markdown";
import { textReport } from "../../../tools/guard/report-text";
import { change, group, planWith, update } from "./plans";

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
NOT SAFE: 1 thing that must stay would be lost, 1 loss is allowed, 1 change cannot be made in one go, 1 change in place that clients may notice

Would be lost
  aws_elasticache_replication_group.lost
    replaced: destroyed, then created anew, because it cannot change in place: port 6379 → 6380
    lost: every key in the cache, and its automatic snapshots with it; the endpoints change when the id does
    lost: no final snapshot would be taken: the state has no \`final_snapshot_identifier\`, and a new one must be applied first
    instead: make a second cache beside this one, restored from a snapshot of it, move the clients, then remove the old one
    to do it all the same: --allow 'aws_elasticache_replication_group.lost=<reason>'
  aws_kms_key.gone
    destroyed, because it is no longer in the configuration
    lost: everything encrypted with the key, for good, once its waiting period is over
    instead: keep the key; cancel a deletion with \`aws kms cancel-key-deletion\` while it waits
    ALLOWED by --allow: nothing | is encrypted with it

Cannot be made in one go
  aws_elasticache_replication_group.cache: transit_encryption_mode
    TLS is turned on without the optional mode first: AWS refuses it, and clients without TLS would be cut off
    instead: apply TLS as \`preferred\`, move every client to TLS, then apply \`required\`
    to do it all the same: --allow 'aws_elasticache_replication_group.cache=<reason>'

Changes in place
  aws_elasticache_replication_group.cache: transit_encryption_enabled false → true
    TLS, at once: AWS documents no waiting for it
    the nodes are replaced one after the other; clients with and without TLS are served

Also
  aws_cloudwatch_dashboard.d
    destroyed; people who look at it find nothing until it is back
`);
  });

  test("as Markdown, which values cannot break", () => {
    expect(markdownReport(verdict, false, "Guard: shop")).toBe(`\
### Guard: shop

NOT SAFE: 1 thing that must stay would be lost, 1 loss is allowed, 1 change cannot be made in one go, 1 change in place that clients may notice

#### Would be lost

- \`aws_elasticache_replication_group.lost\`
  - replaced: destroyed, then created anew, because it cannot change in place: port 6379 → 6380
  - lost: every key in the cache, and its automatic snapshots with it; the endpoints change when the id does
  - lost: no final snapshot would be taken: the state has no \`final_snapshot_identifier\`, and a new one must be applied first
  - instead: make a second cache beside this one, restored from a snapshot of it, move the clients, then remove the old one
  - to do it all the same: \`--allow 'aws_elasticache_replication_group.lost=<reason>'\`
- \`aws_kms_key.gone\`
  - destroyed, because it is no longer in the configuration
  - lost: everything encrypted with the key, for good, once its waiting period is over
  - instead: keep the key; cancel a deletion with \`aws kms cancel-key-deletion\` while it waits
  - ALLOWED by --allow: nothing \\| is encrypted with it

#### Cannot be made in one go

- \`aws_elasticache_replication_group.cache\`: \`transit_encryption_mode\`
  - TLS is turned on without the optional mode first: AWS refuses it, and clients without TLS would be cut off
  - instead: apply TLS as \`preferred\`, move every client to TLS, then apply \`required\`

#### Changes in place

| resource | change | kind | when | what clients notice |
| --- | --- | --- | --- | --- |
| \`aws_elasticache_replication_group.cache\` | \`transit_encryption_enabled\` false → true | TLS | at once: AWS documents no waiting for it | the nodes are replaced one after the other; clients with and without TLS are served |

#### Also

- \`aws_cloudwatch_dashboard.d\`: destroyed; people who look at it find nothing until it is back
`);
  });

  test("with the code for what only changed its address", () => {
    const moved = judge(
      planWith([
        change("aws_kms_key.old", ["delete"], { before: { description: "cache" } }),
        change("aws_kms_key.new", ["create"], { after: { description: "cache" } }),
      ]),
    );
    const code = `stack.addOverride("moved", [
  { from: "aws_kms_key.old", to: "aws_kms_key.new" },
]);`;

    expect(textReport(moved, false)).toContain(code.replace(/^/gm, "  "));
    expect(markdownReport(moved, false, "Guard")).toContain(`\`\`\`ts\n${code}\n\`\`\``);
  });

  test("of a plan that touches nothing", () => {
    expect(textReport(judge(planWith([])), false)).toBe("SAFE: nothing that must stay is touched\n");
  });

  test("escapes what an error brings along", () => {
    const hostile = judge(planWith([], { errored: true }), [], ["# <b>|\n[x](y) `code|`"]);

    expect(markdownReport(hostile, false, "Guard")).toContain("- \\# \\<b\\>\\| \\[x\\](y) `code\\|`");
  });
});
