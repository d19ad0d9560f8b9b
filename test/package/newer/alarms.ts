// A program of somebody who uses what newer AWS providers know about alarms. The tests compile and run it in an app of
// its own, with the names of the framework that has them; here it only has to compile.
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack, TerraformVariable } from "cdktf";
import { type Network, RedisCache, type RedisCacheProps, ValidationError, useProvider } from "cdktf-managed-redis";
import { AlarmMuteRule } from "cdktf-managed-redis/monitoring";
import { synthesize } from "cdktf-managed-redis/testing";
import { refusedRules, schedules, warmUps } from "./alarm-cases";

type Attributes = Readonly<Record<string, unknown>>;
type Resources = Readonly<Record<string, Readonly<Record<string, Attributes>> | undefined>>;

const network: Network = { kind: "existing", vpcId: "vpc-0a", subnetIds: ["subnet-0a", "subnet-0b"] };
const [schedule] = schedules;

function resourcesOf(fill: (stack: TerraformStack) => void): Resources {
  const { document } = synthesize((stack) => {
    new AwsProvider(stack, "Aws", { region: "us-east-1", allowedAccountIds: ["111122223333"] });
    fill(stack);
  });
  return document.resource as Resources;
}

function cacheIn(stack: TerraformStack, props: Partial<RedisCacheProps> = {}, name = "sessions") {
  const cache = new RedisCache(stack, name, { name, network, ...props });
  if (cache.alarms === undefined) {
    throw new Error("the number of nodes is known");
  }
  return { cache, alarms: cache.alarms };
}

/** What somebody is told, without the path of the construct and what the framework says around it. */
function told(fill: (stack: TerraformStack) => void): string {
  try {
    resourcesOf(fill);
    return "accepted";
  } catch (error) {
    const { message } = error as Error;
    const line = message.split("\n").find((each) => each.includes("`")) ?? message;
    const isKnown = error instanceof ValidationError || message.startsWith("Validation failed");
    return isKnown ? line.trim().replace(/^\[[\w-]+\] | \[[\w/-]+\]$/g, "") : `another error: ${message}`;
  }
}

const allOf = (resources: Resources, type: string) => Object.values(resources[type] ?? {});

/** Names that a rule mutes, as expressions. */
function mutedBy(rule: Attributes | undefined): readonly string[] {
  const [targets] = rule?.mute_targets as readonly { readonly alarm_names: readonly string[] }[];
  return targets?.alarm_names ?? [];
}

/** Names of all alarms of a stack, as expressions. */
function allAlarms(resources: Resources): readonly string[] {
  return ["aws_cloudwatch_composite_alarm", "aws_cloudwatch_metric_alarm"].flatMap((type) =>
    Object.keys(resources[type] ?? {}).map((id) => `\${${type}.${id}.alarm_name}`),
  );
}

function warmUp() {
  const periods = (props: Partial<RedisCacheProps>) => {
    const resources = resourcesOf((stack) => {
      const { cache } = cacheIn(stack, props);
      cache.addAlarm("many-items", { metric: cache.metric("CurrItems"), max: 5 });
    });
    const all = [
      ...allOf(resources, "aws_cloudwatch_metric_alarm"),
      ...allOf(resources, "aws_cloudwatch_composite_alarm"),
    ];
    const counts: Record<string, number> = {};
    for (const { warm_up_configuration: period } of all) {
      const key = JSON.stringify(period ?? "none");
      counts[key] = (counts[key] ?? 0) + 1;
    }
    return counts;
  };
  const variable = resourcesOf((stack) => {
    const minutes = new TerraformVariable(stack, "minutes", { type: "number" }).numberValue;
    cacheIn(stack, { alarms: { warmUpMinutes: minutes } });
  });
  return {
    left: periods({}),
    accepted: warmUps.accepted.map((warmUpMinutes) => periods({ alarms: { warmUpMinutes } })),
    refused: warmUps.refused.map((minutes) =>
      told((stack) => cacheIn(stack, { alarms: { warmUpMinutes: minutes as number } })),
    ),
    variable: allOf(variable, "aws_cloudwatch_metric_alarm")[0]?.warm_up_configuration,
  };
}

function oneRule() {
  const resources = resourcesOf((stack) => {
    const { cache, alarms } = cacheIn(stack);
    new AlarmMuteRule(stack, "Rule", {
      name: "sessions-maintenance",
      alarms,
      schedule: schedules[1],
      startDate: "2026-12-01T00:00:00Z",
      expireDate: "2027-12-01T00:00:00Z",
      description: "Maintenance",
      tags: { team: "a" },
    });
    // What is added later is muted as well.
    cache.addAlarm("many-items", { metric: cache.metric("CurrItems"), max: 5 });
  });
  const [rule] = allOf(resources, "aws_cloudwatch_alarm_mute_rule");
  const muted = mutedBy(rule);
  return {
    rule: { ...rule, mute_targets: muted.length, "//": undefined },
    hasCustom: muted.some((name) => name.includes("many-items")),
    hasComposite: muted.some((name) => name.includes("aws_cloudwatch_composite_alarm")),
    isComplete: [...muted].sort().join() === [...allAlarms(resources)].sort().join(),
    schedules: schedules.map((each) =>
      told((stack) => new AlarmMuteRule(stack, "Rule", { name: "m", alarms: cacheIn(stack).alarms, schedule: each })),
    ),
  };
}

function severalRules() {
  let made = 0;
  const resources = resourcesOf((stack) => {
    const topology = { kind: "sharded", shards: 3, replicasPerShard: 1 } as const;
    const both = [cacheIn(stack, { topology }).alarms, cacheIn(stack, {}, "carts").alarms];
    const rule = new AlarmMuteRule(stack, "Rule", { name: "nights", alarms: both, schedule });
    const metric = both[0]?.metric("CurrItems");
    for (let id = 1; metric !== undefined && id <= 20; id++) {
      both[0]?.addAlarm(`items-${id}`, { metric, max: id });
    }
    made = rule.resources.length;
  });
  const rules = allOf(resources, "aws_cloudwatch_alarm_mute_rule");
  const muted = rules.flatMap(mutedBy);
  return {
    made,
    names: rules.map(({ name }) => name),
    sizes: rules.map((rule) => mutedBy(rule).length),
    isComplete: [...muted].sort().join() === [...allAlarms(resources)].sort().join(),
  };
}

function refusals() {
  const rule = (stack: TerraformStack, props: object, alarms = cacheIn(stack).alarms) =>
    new AlarmMuteRule(stack, "Rule", { name: "m", alarms, schedule, ...props });
  return {
    props: refusedRules.map((props) => told((stack) => rule(stack, props))),
    noAlarms: told((stack) => rule(stack, {}, cacheIn(stack, { alarms: { level: "off" } }).alarms)),
    otherRegion: told((stack) => {
      const ohio = new AwsProvider(stack, "Ohio", { alias: "ohio", region: "us-east-2" });
      useProvider(rule(stack, {}), ohio);
    }),
    otherStack: told((stack) => rule(new TerraformStack(App.of(stack), "other"), {}, cacheIn(stack).alarms)),
    sameName: told((stack) => {
      const { alarms } = cacheIn(stack);
      rule(stack, {}, alarms);
      new AlarmMuteRule(stack, "Other", { name: "m", alarms, schedule });
    }),
  };
}

process.stdout.write(
  JSON.stringify({ warmUp: warmUp(), oneRule: oneRule(), severalRules: severalRules(), refusals: refusals() }),
);
