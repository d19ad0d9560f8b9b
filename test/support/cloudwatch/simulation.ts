import { CloudwatchCompositeAlarm } from "@cdktf/provider-aws/lib/cloudwatch-composite-alarm";
import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import type { SynthesizedStack } from "../../../constructs/testing";
import { type AlarmState, nextState } from "./alarm-state";
import { CompositeAlarm } from "./composite-alarm";
import type { MetricStore } from "./metric-store";
import { MetricAlarm } from "./synthesized-alarms";

/** A message that an alarm sent. */
export interface Notification {
  readonly minute: number;
  readonly alarm: string;
  readonly state: AlarmState;
  /** Where it went. */
  readonly to: readonly string[];
}

/** What happened to the alarms over a time. */
export interface Outcome {
  /** Every change of state, in order. */
  readonly changes: readonly { readonly minute: number; readonly alarm: string; readonly state: AlarmState }[];
  /** Every message sent, in order. */
  readonly notifications: readonly Notification[];
  /** Alarms that went off at any time, without repetition. */
  readonly wentOff: readonly string[];
  /** The states at the end. */
  readonly states: ReadonlyMap<string, AlarmState>;
}

/** The alarms of a synthesized stack, evaluated the way CloudWatch documents it. */
export class AlarmSimulation {
  public readonly metricAlarms: readonly MetricAlarm[];
  public readonly composites: readonly CompositeAlarm[];

  /** @param memberIds cache cluster ids that the nodes would have, in any order */
  constructor(stack: SynthesizedStack, memberIds: readonly string[]) {
    this.metricAlarms = stack.all(CloudwatchMetricAlarm).map((attributes) => new MetricAlarm(attributes, memberIds));
    this.composites = byDependency(
      stack.all(CloudwatchCompositeAlarm).map((attributes) => new CompositeAlarm(attributes)),
    );
  }

  /** Evaluates every alarm at the end of each minute, as CloudWatch does for periods of a minute and longer. */
  public run(store: MetricStore, from: number, to: number): Outcome {
    const states = new Map<string, AlarmState>();
    [...this.metricAlarms, ...this.composites].forEach(({ name }) => states.set(name, "INSUFFICIENT_DATA"));
    const changes: Outcome["changes"][number][] = [];
    const notifications: Notification[] = [];
    for (let minute = from; minute <= to; minute++) {
      const enter = (alarm: string, state: AlarmState): boolean => {
        const changed = states.get(alarm) !== state;
        states.set(alarm, state);
        if (changed) {
          changes.push({ minute, alarm, state });
        }
        return changed;
      };
      for (const alarm of this.metricAlarms) {
        const current = states.get(alarm.name)!;
        const verdicts = alarm.verdicts(store, minute);
        const state = verdicts === undefined ? current : nextState(verdicts, alarm, current);
        if (enter(alarm.name, state)) {
          notify(notifications, minute, alarm, state);
        }
      }
      for (const alarm of this.composites) {
        enter(alarm.name, alarm.evaluate(states));
      }
      for (const alarm of this.composites) {
        const acted = alarm.act(states.get(alarm.name)!, states, minute);
        if (acted !== undefined) {
          notify(notifications, minute, alarm, acted);
        }
      }
    }
    const wentOff = [...new Set(changes.filter(({ state }) => state === "ALARM").map(({ alarm }) => alarm))].sort();
    return { changes, notifications, wentOff, states };
  }
}

function notify(notifications: Notification[], minute: number, alarm: MetricAlarm | CompositeAlarm, state: AlarmState) {
  const to = state === "ALARM" ? alarm.alarmActions : state === "OK" ? alarm.okActions : [];
  if (to.length > 0) {
    notifications.push({ minute, alarm: alarm.name, state, to });
  }
}

/** Parts before what is made of them. */
function byDependency(composites: readonly CompositeAlarm[]): readonly CompositeAlarm[] {
  const names = new Set(composites.map(({ name }) => name));
  const sorted: CompositeAlarm[] = [];
  while (sorted.length < composites.length) {
    const done = new Set(sorted.map(({ name }) => name));
    const next = composites.filter(
      ({ name, children }) => !done.has(name) && children.every((child) => !names.has(child) || done.has(child)),
    );
    if (next.length === 0) {
      throw new Error("alarms that are made of each other");
    }
    sorted.push(...next);
  }
  return sorted;
}
