import { Fn, TerraformVariable, Token } from "cdktf";
import type { Construct } from "constructs";
import { type CacheLogging, RedisCache } from "../../constructs";
import { inStack, network } from "../support/fixtures";
import { requireOrSkip } from "../support/requirements";
import { configurationOf } from "../support/stacks";
import { type Configuration, terraformRequirement } from "../support/terraform";
import { type State, craftState } from "../support/terraform-state";
import { type PlanWithErrors, TerraformWorkspace } from "../support/terraform-workspace";

/** A cache with little beside its logs and its key. */
function cache(scope: Construct, name: string, logs: CacheLogging, applyImmediately = false): void {
  new RedisCache(scope, name, {
    name,
    network,
    logs,
    applyImmediately,
    authentication: { kind: "off" },
    events: { kind: "off" },
    alarms: { level: "off" },
    alerts: { kind: "off" },
    dashboard: { kind: "off" },
  });
}

const configured = (fill: (scope: Construct) => void): Configuration => configurationOf(inStack(fill));

const variable = (scope: Construct, name: string, value: string) =>
  new TerraformVariable(scope, name, { type: "string", default: value }).stringValue;

/** Logs that go to what exists, under names that only Terraform knows. */
const given = (scope: Construct): CacheLogging => ({
  kind: "per-log",
  slowLog: { kind: "existing-log-group", logGroupName: variable(scope, "slow", "/shop/redis"), format: "text" },
  engineLog: {
    kind: "existing-delivery-stream",
    deliveryStreamName: Token.asString(Fn.join("-", ["shop", variable(scope, "stream", "logs")])),
  },
});

const withGiven = configured((scope) => {
  cache(scope, "sessions", given(scope), true);
});

/** Resources of a type in a state. */
function attributesOf(state: State, type: string): readonly Readonly<Record<string, unknown>>[] {
  const found = state.resources.filter((resource) => resource.type === type);
  return found.flatMap(({ instances }) => instances.map(({ attributes }) => attributes));
}

/** Log groups that a key is for. */
function encryptedIn(policy: unknown): unknown {
  const { Statement } = JSON.parse(String(policy)) as {
    readonly Statement: readonly {
      readonly Sid: string;
      readonly Condition?: { readonly ArnLike?: Readonly<Record<string, unknown>> };
    }[];
  };
  return Statement.find(({ Sid }) => Sid === "LogsAreEncrypted")?.Condition?.ArnLike?.[
    "kms:EncryptionContext:aws:logs:arn"
  ];
}

/** What a plan changes, by type. */
function changed(plan: PlanWithErrors | undefined): readonly string[] {
  const changes = plan?.resource_changes ?? [];
  return changes
    .filter(({ change }) => change.actions.join() !== "no-op")
    .map(({ type, change }) => `${change.actions.join()} ${type}`)
    .sort();
}

requireOrSkip(...terraformRequirement())("logs, with Terraform", () => {
  it("that go to what exists leave it alone when the cache is made and destroyed", async () => {
    const state = await craftState(withGiven);
    expect(attributesOf(state, "aws_elasticache_replication_group")).toMatchObject([
      {
        log_delivery_configuration: [
          { destination: "/shop/redis", destination_type: "cloudwatch-logs", log_format: "text", log_type: "slow-log" },
          {
            destination: "shop-logs",
            destination_type: "kinesis-firehose",
            log_format: "json",
            log_type: "engine-log",
          },
        ],
      },
    ]);
    const workspace = new TerraformWorkspace(withGiven, { preventDestroy: false });
    workspace.setState(state);
    const destroyed = changed(await workspace.changes("-destroy"));
    expect(destroyed).toContain("delete aws_elasticache_replication_group");
    const types = [...destroyed, ...state.resources.map(({ type }) => type), ...Object.keys(withGiven.data ?? {})];
    expect(types.filter((type) => /log_group|firehose|kinesis/.test(type))).toStrictEqual([]);
    workspace.dispose();
  }, 300_000);

  it("that go to what exists from now on are lost with the groups before, and nothing else is", async () => {
    const withOwn = configured((scope) => {
      cache(scope, "sessions", { kind: "own-log-groups" }, true);
    });
    const workspace = new TerraformWorkspace(withOwn, { preventDestroy: false });
    workspace.setState(await craftState(withOwn));
    workspace.configure(withGiven);
    expect(changed(await workspace.changes())).toStrictEqual([
      "delete aws_cloudwatch_log_group",
      "delete aws_cloudwatch_log_group",
      "update aws_elasticache_replication_group",
    ]);
    workspace.dispose();
  }, 300_000);

  it("go to groups with a prefix or names that only Terraform knows, which the keys are for", async () => {
    const configuration = configured((scope) => {
      cache(scope, "sessions", { kind: "own-log-groups", prefix: variable(scope, "prefix", "/aws/vendedlogs/") });
      const slow = Token.asString(Fn.format("/%s/%s", ["shop", variable(scope, "slow", "slow")]));
      cache(scope, "pages", {
        kind: "per-log",
        slowLog: { kind: "own-log-group", logGroupName: slow },
        engineLog: { kind: "own-log-group", logGroupName: `/shop/${variable(scope, "engine", "engine")}` },
      });
    });
    const state = await craftState(configuration);
    expect(
      attributesOf(state, "aws_cloudwatch_log_group")
        .map(({ name }) => name)
        .sort(),
    ).toStrictEqual([
      "/aws/vendedlogs/sessions/engine-log",
      "/aws/vendedlogs/sessions/slow-log",
      "/shop/engine",
      "/shop/slow",
    ]);
    const arn = (name: string) => `arn:aws:logs:us-east-1:111122223333:log-group:${name}`;
    const encrypted = attributesOf(state, "aws_kms_key_policy").map(({ policy }) => encryptedIn(policy));
    expect(encrypted).toHaveLength(2);
    expect(encrypted).toContainEqual(arn("/aws/vendedlogs/sessions/*"));
    expect(encrypted).toContainEqual(["/aws/elasticache/pages/*", "/shop/slow", "/shop/engine"].map(arn));
  }, 300_000);
});
