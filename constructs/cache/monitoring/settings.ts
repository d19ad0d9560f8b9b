import { type Check, oneOf, optional, struct, variants } from "../../core";
import {
  type AlarmLevel,
  type AlarmOverrides,
  alarmLevels,
  dashboardNameCheck,
  overridesCheck,
  warmUpCheck,
} from "../../monitoring";

const hints = () => require("./hints") as typeof import("./hints");

/** Which alarms watch a cache. */
export interface AlarmSettings {
  /**
   * How much of the catalogue to use; `off` leaves only the alarms that `overrides` adds. Known at synth: no token.
   *
   * @default "standard"
   */
  readonly level?: AlarmLevel | "off";
  /**
   * Changes by alarm id: `off` switches an alarm off; an object changes it, and adds it if the level does not include
   * it.
   *
   * @default - the catalogue as it is
   */
  readonly overrides?: AlarmOverrides;
  /**
   * For how long a new alarm may wait for its first data, in minutes, from 1 to 2880: until then it notifies nobody. It
   * ends earlier once there is data for all of its periods. 20 is enough for new nodes, whose first data comes after five
   * to ten minutes, so that nobody is paged while the cache is made or grows.
   *
   * @default - an alarm judges from the start, and missing data may let it go off before the first data comes
   * @provider 6.64 or later: in the package `cdktn-managed-redis` only
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-warm-up.html
   */
  readonly warmUpMinutes?: number;
}

/**
 * Check of {@link AlarmSettings}.
 *
 * @internal
 */
export const alarmSettingsCheck: Check<AlarmSettings> = struct<AlarmSettings>(
  {
    level: optional(oneOf([...alarmLevels, "off"])),
    overrides: optional(overridesCheck),
    warmUpMinutes: optional(warmUpCheck),
  },
  () => hints().alarmSettingsHints,
);

/** Whether a cache has a dashboard. */
export type DashboardChoice =
  | {
      /** A dashboard is made for the cache. */
      readonly kind: "own-dashboard";
      /**
       * Name of the dashboard, in full; all regions of an account share the names. Changing it replaces the dashboard.
       *
       * @default "<cache>-<region>"
       */
      readonly name?: string;
    }
  | { readonly kind: "off" };

/**
 * Check of a {@link DashboardChoice}.
 *
 * @internal
 */
export const dashboardCheck: Check<DashboardChoice> = variants<DashboardChoice>(
  { "own-dashboard": { name: optional(dashboardNameCheck) }, off: {} },
  () => hints().dashboardChoiceHints,
);
