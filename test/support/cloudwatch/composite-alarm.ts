import type { Attributes } from "../../../constructs/testing";
import type { AlarmState } from "./alarm-state";

/** States of alarms by name. */
export type States = ReadonlyMap<string, AlarmState>;

/** An alarm made of others, as synthesized, with what it has done so far. */
export class CompositeAlarm {
  public readonly name: string;
  public readonly alarmActions: readonly string[];
  public readonly okActions: readonly string[];
  /** Names of the alarms in its rule. */
  public readonly children: readonly string[];
  private readonly rule: string;
  private readonly suppressor: Suppressor | undefined;
  /** The minute at which it may act, once something happened. */
  private actsAt: number | undefined;
  private state: AlarmState = "INSUFFICIENT_DATA";
  private suppressed = false;

  constructor(attributes: Attributes) {
    this.name = String(attributes.alarm_name);
    this.rule = String(attributes.alarm_rule);
    this.alarmActions = (attributes.alarm_actions ?? []) as readonly string[];
    this.okActions = (attributes.ok_actions ?? []) as readonly string[];
    this.children = [...this.rule.matchAll(/ALARM\("([^"]+)"\)/g)].map(([, name]) => name!);
    // The provider's block is a list of one in a plan and an object in the framework's output.
    const blocks = [attributes.actions_suppressor ?? []].flat() as unknown as readonly Suppressor[];
    this.suppressor = blocks[0];
    if (
      !/^ALARM\("[^"]+"\)(?: (?:AND|OR) ALARM\("[^"]+"\))*$/.test(this.rule) ||
      / AND .* OR | OR .* AND /.test(this.rule)
    ) {
      throw new Error(`not a rule that our alarms use: ${this.rule}`);
    }
  }

  /** The state that follows from those of its parts. */
  public evaluate(states: States): AlarmState {
    const inAlarm = this.children.map((name) => {
      if (!states.has(name)) {
        throw new Error(`${this.name} is made of ${name}, which does not exist`);
      }
      return states.get(name) === "ALARM";
    });
    const off = this.rule.includes(" AND ") ? inAlarm.every(Boolean) : inAlarm.some(Boolean);
    return off ? "ALARM" : "OK";
  }

  /**
   * What it does at the end of a minute: its state, when it is time to act on it.
   *
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-suppression.html
   */
  public act(state: AlarmState, states: States, minute: number): AlarmState | undefined {
    const changed = state !== this.state;
    this.state = state;
    const suppressed = this.suppressor !== undefined && states.get(this.suppressor.alarm) === "ALARM";
    if (suppressed) {
      this.actsAt = undefined;
      this.suppressed = true;
      return undefined;
    }
    if (changed) {
      this.actsAt = minute + (this.suppressor?.wait_period ?? 0) / 60;
    } else if (this.suppressed) {
      this.actsAt = minute + (this.suppressor?.extension_period ?? 0) / 60;
    }
    this.suppressed = false;
    if (this.actsAt === undefined || minute < this.actsAt) {
      return undefined;
    }
    this.actsAt = undefined;
    return state;
  }
}

interface Suppressor {
  readonly alarm: string;
  readonly wait_period: number;
  readonly extension_period: number;
}
