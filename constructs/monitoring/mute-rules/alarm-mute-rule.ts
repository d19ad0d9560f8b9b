import { Lazy, type TerraformResource } from "cdktf";
import { Construct, type IConstruct } from "constructs";
import {
  type Check,
  type Problems,
  beforeWriting,
  checkSameApp,
  checkSameStack,
  claimName,
  instance,
  isUnresolved,
  keepTogether,
  list,
  literal,
  namedTags,
  optional,
  proseUpTo,
  refusal,
  required,
  sinceProvider,
  struct,
  tagsCheck,
  validate,
  withNumberTokens,
} from "../../core";
import { CacheAlarms } from "../alarms/cache-alarms";
import { hasNewerAlarms } from "../alarms/warm-up";
import { type MuteRuleConfig, muteRuleClass } from "./mute-rule-resource";
import type { AlarmMuteRuleProps } from "./props";
import { muteScheduleCheck } from "./schedule";
import { dateCheck } from "./times";

const hints = () => require("../hints") as typeof import("../hints");

/**
 * Maximum number of alarms that one rule mutes.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MuteTargets.html
 */
const maxAlarms = 100;

/**
 * Maximum length of the name of a rule, and of its description. The last characters of a name are for the number of a
 * further rule, of which a region has 2,000.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutAlarmMuteRule.html
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html
 */
const maxNameLength = 255 - "-2000".length;
const maxDescriptionLength = 1024;

const oneCheck = instance<CacheAlarms>(
  (value) => value instanceof CacheAlarms,
  "must be `CacheAlarms`, such as the `alarms` of a cache",
);
const severalCheck = literal(list(oneCheck));

const alarmsCheck: Check<CacheAlarms | readonly CacheAlarms[]> = (at, value, problems) => {
  (Array.isArray(value) || isUnresolved(value) ? severalCheck : oneCheck)(at, value, problems);
};

const propsCheck = struct<AlarmMuteRuleProps>(
  {
    name: required(proseUpTo(maxNameLength)),
    alarms: required(alarmsCheck),
    schedule: required(muteScheduleCheck),
    startDate: optional(dateCheck),
    expireDate: optional(dateCheck),
    description: optional(proseUpTo(maxDescriptionLength)),
    tags: optional(tagsCheck),
  },
  () => hints().muteRuleHints,
);

/** @see https://github.com/hashicorp/terraform-provider-aws/pull/46750 */
const bindingsCheck: Check<unknown> = sinceProvider("6.41", hasNewerAlarms, () => undefined);

/**
 * Mutes all alarms of a cache at certain times, for example while it is maintained: they change their states, but notify
 * nobody. What is still in alarm when the time ends notifies then.
 *
 * @example
 * new AlarmMuteRule(this, "Maintenance", {
 *   name: "sessions-maintenance",
 *   alarms,
 *   schedule: { expression: "cron(0 5 * * SUN)", duration: "PT2H" },
 * });
 * @provider 6.41 or later: in the package `cdktn-managed-redis` only
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-mute-rules.html
 */
export class AlarmMuteRule extends Construct {
  private readonly alarms: readonly CacheAlarms[];
  private readonly ruleName: string;
  private readonly config: Omit<MuteRuleConfig, "name" | "muteTargets">;
  private readonly made: [TerraformResource, ...TerraformResource[]];

  /** @throws ValidationError that lists every problem with the props, also that the AWS provider is too old */
  constructor(scope: Construct, id: string, props: AlarmMuteRuleProps) {
    super(scope, id);
    validate(this, propsCheck, props, {
      rules: ({ alarms, startDate, expireDate }, problems) => {
        checkAlarms(problems, alarms, this);
        checkDates(problems, startDate, expireDate);
        bindingsCheck("AlarmMuteRule", undefined, problems);
      },
    });

    const { name, alarms, schedule, description, startDate, expireDate, tags } = props;
    this.alarms = allOf(alarms);
    this.ruleName = withNumberTokens(name);
    this.config = {
      rule: [{ schedule: [{ ...schedule }] }],
      description,
      startDate,
      expireDate,
      tags: namedTags(this.ruleName, tags),
    };
    this.made = [this.rule(0)];
    for (const [index, each] of this.alarms.entries()) {
      each.whenAdded(() => {
        this.coverAll();
      });
      keepTogether(this, isOne(alarms) ? "alarms" : `alarms[${index}]`, each.resources[0], this.resource);
    }
    this.coverAll();
    beforeWriting(this, () => this.emptiness());
  }

  /** The provider's resource; where there are several, the first. */
  public get resource(): TerraformResource {
    return this.made[0];
  }

  /** The provider's resources: one, and one more for every 100 alarms beyond the first 100. */
  public get resources(): readonly TerraformResource[] {
    return [...this.made];
  }

  private get muted(): CacheAlarms["resources"] {
    return this.alarms.flatMap(({ resources }) => resources);
  }

  /** Makes as many rules as the alarms need. */
  private coverAll(): void {
    while (this.made.length * maxAlarms < this.muted.length) {
      this.made.push(this.rule(this.made.length));
    }
  }

  private rule(index: number): TerraformResource {
    const RuleClass = muteRuleClass();
    const [id, name] =
      index === 0 ? ["Resource", this.ruleName] : [`Rule-${index + 1}`, `${this.ruleName}-${index + 1}`];
    const from = index * maxAlarms;
    // Written at synth, when all alarms are known, including custom ones. The names refer to the alarms, which exist before.
    const alarmNames = Lazy.listValue({
      produce: () => this.muted.slice(from, from + maxAlarms).map(({ alarmName }) => alarmName),
    });
    const resource = new RuleClass(this, id, { ...this.config, name, muteTargets: [{ alarmNames }] });
    claimName(this, resource, "alarm mute rule", "name");
    return resource;
  }

  private emptiness(): string[] {
    const rule = "must have at least one alarm when the stack is written";
    return this.muted.length > 0 ? [] : [refusal(this, { prop: "alarms", rule })];
  }
}

/** The names of the alarms are expressions of their stack. */
function checkAlarms(problems: Problems, alarms: AlarmMuteRuleProps["alarms"] | undefined, scope: IConstruct): void {
  const given = alarms === undefined || isUnresolved(alarms) ? [] : allOf(alarms);
  for (const [index, each] of given.entries()) {
    const prop = isOne(alarms) ? "alarms" : `alarms[${index}]`;
    if (!isUnresolved(each)) {
      checkSameApp(problems, prop, each, scope, "`CacheAlarms`");
    }
    if (!isUnresolved(each) && !problems.has(prop)) {
      checkSameStack(problems, prop, each, scope, "make one rule in each stack");
    }
  }
}

function checkDates(problems: Problems, startDate: string | undefined, expireDate: string | undefined): void {
  const areKnown = startDate !== undefined && expireDate !== undefined;
  if (areKnown && !isUnresolved(startDate) && !isUnresolved(expireDate) && expireDate <= startDate) {
    problems.add("expireDate", `must be later than \`startDate\` (${startDate})`, expireDate);
  }
}

function isOne(alarms: unknown): alarms is CacheAlarms {
  return !Array.isArray(alarms);
}

function allOf(alarms: AlarmMuteRuleProps["alarms"]): readonly CacheAlarms[] {
  return isOne(alarms) ? [alarms] : [...alarms];
}
