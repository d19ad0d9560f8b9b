import type { TerraformResource } from "cdktf";
import type { Construct } from "constructs";
import type { AlarmMuteRuleProps } from "./props";
import type { MuteSchedule } from "./schedule";

/** What the provider's resource is made from, as far as it is set here. */
export interface MuteRuleConfig extends Pick<AlarmMuteRuleProps, "name" | "description" | "startDate" | "expireDate"> {
  /** When alarms are muted: one rule with one schedule. */
  readonly rule: { readonly schedule: MuteSchedule[] }[];
  /** Names of the alarms, in one block. */
  readonly muteTargets: { readonly alarmNames: string[] }[];
  /** Tags of the rule. */
  readonly tags: Record<string, string>;
}

/** The provider's class. Bindings of older providers do not have it, so its type is written here. */
export type MuteRuleClass = new (scope: Construct, id: string, config: MuteRuleConfig) => TerraformResource;

/** Loads the provider's class, which only newer bindings have. */
export function muteRuleClass(): MuteRuleClass {
  const bindings = require("@cdktf/provider-aws/lib/cloudwatch-alarm-mute-rule") as {
    readonly CloudwatchAlarmMuteRule: MuteRuleClass;
  };
  return bindings.CloudwatchAlarmMuteRule;
}
