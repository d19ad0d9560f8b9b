import type { CloudwatchCompositeAlarm } from "@cdktf/provider-aws/lib/cloudwatch-composite-alarm";
import type { Construct } from "constructs";
import type { Tags } from "../../core";
import { compositeAlarms } from "../catalogue";
import type { MonitoredCache } from "../monitored-cache";
import type { CompositeAlarmDefinition, Severity } from "./alarm-definition";
import type { CompositeAlarmId } from "./alarm-overrides";
import type { PlannedAlarm, PlannedCompositeAlarm } from "./alarm-plan";
import { type ChildAlarm, type CompositeAlarm, createCompositeAlarm } from "./composite-alarm";
import type { Composition } from "./composition";
import type { AlarmActions } from "./metric-alarm";

/** What the composite alarms of a cache are made from, in addition to the plan. */
interface Parts {
  readonly cache: MonitoredCache;
  readonly metricAlarms: readonly { readonly planned: PlannedAlarm; readonly resource: ChildAlarm["resource"] }[];
  /** What to do at each severity; without one, nothing. */
  readonly actions: (severity: Severity | undefined) => AlarmActions;
  readonly tags: Tags;
  readonly composition: Composition;
}

/** Composite alarms made so far, each with its severity. */
type Made = ReadonlyMap<string, { readonly alarm: CompositeAlarm; readonly severity: Severity }>;

/** Makes the composite alarms of a plan, each after those that it is made of. One that has no parts is left out. */
export function createCompositeAlarms(
  scope: Construct,
  planned: readonly PlannedCompositeAlarm[],
  parts: Parts,
): ReadonlyMap<CompositeAlarmId, CloudwatchCompositeAlarm> {
  const made = new Map<CompositeAlarmId, { readonly alarm: CompositeAlarm; readonly severity: Severity }>();
  for (const { id, definition } of planned) {
    const children = definition.of.flatMap((part) => childrenOf(part, made, parts));
    if (children.length > 0) {
      const { severity, notifies = true } = definition;
      const alarm = createCompositeAlarm(scope, id, {
        cache: parts.cache,
        definition,
        children,
        suppressor: suppressorOf(definition, made),
        actions: parts.actions(notifies ? severity : undefined),
        tags: parts.tags,
        composition: parts.composition,
      });
      made.set(id, { alarm, severity });
    }
  }
  return new Map([...made].map(([id, { alarm }]) => [id, alarm.resource]));
}

/** The alarms behind an id: the composite alarm, its own parts when it was left out, or alarms on metrics. */
function childrenOf(id: string, made: Made, parts: Parts): readonly ChildAlarm[] {
  const composite = made.get(id);
  if (composite !== undefined) {
    return [composite.alarm];
  }
  if (id in compositeAlarms) {
    return compositeAlarms[id as CompositeAlarmId].of.flatMap((part) => childrenOf(part, made, parts));
  }
  return parts.metricAlarms
    .filter(({ planned }) => planned.id === id)
    .map(({ resource }) => ({ name: resource.alarmNameInput ?? "", resource }));
}

/** The next suppressor up the chain that exists. A warning never suppresses a critical alarm. */
function suppressorOf(
  { suppressor, severity }: Pick<CompositeAlarmDefinition, "suppressor" | "severity">,
  made: Made,
): ChildAlarm | undefined {
  if (suppressor === undefined) {
    return undefined;
  }
  const above: CompositeAlarmDefinition = compositeAlarms[suppressor as CompositeAlarmId];
  const composite = made.get(suppressor);
  return composite === undefined || (composite.severity === "warning" && severity === "critical")
    ? suppressorOf({ suppressor: above.suppressor, severity }, made)
    : composite.alarm;
}
