import type { Tags } from "../../core";
import type { CacheAlarms } from "../alarms/cache-alarms";
import type { MuteSchedule } from "./schedule";

/**
 * Properties of an `AlarmMuteRule`.
 *
 * @provider 6.41 or later: in the package `cdktn-managed-redis` only
 */
export interface AlarmMuteRuleProps {
  /**
   * Name of the rule. CloudWatch has it once in an account and region. Where one rule cannot have all alarms, further
   * ones are called `<name>-2` and so on. Changing it replaces the rules.
   */
  readonly name: string;
  /** The alarms of one cache or of several: all of them, also those that are added later. */
  readonly alarms: CacheAlarms | readonly CacheAlarms[];
  /** When they are muted. */
  readonly schedule: MuteSchedule;
  /**
   * The minute from which the rule counts, in UTC: `2026-12-01T00:00:00Z`.
   *
   * @default - it counts from the start
   */
  readonly startDate?: string;
  /**
   * The minute from which it does not count any more, in UTC.
   *
   * @default - it has no end
   */
  readonly expireDate?: string;
  /**
   * What it is for.
   *
   * @default - none
   */
  readonly description?: string;
  /**
   * Tags of the rules.
   *
   * @default - the `Name` only
   */
  readonly tags?: Tags;
}
