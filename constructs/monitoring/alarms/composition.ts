import { TerraformResource } from "cdktf";
import type { Construct } from "constructs";
import type { MonitoredCache } from "../monitored-cache";
import { type AlarmPlan, metricAlarmsOf } from "./alarm-plan";

/** Id of the resource, as release 0.1.0 has it: part of its address in the state. */
const id = "Shape";

/**
 * What changes when nodes are added or removed, or a composite alarm loses a part. Composite alarms and alarms on
 * expressions cannot be changed in place then, so they are replaced. CloudWatch refuses to delete an alarm that a
 * composite alarm is made of, and Terraform would try that before it changes the composite alarm. And the provider
 * fails on an expression whose nodes are unknown during the plan and turn out to be the same: "Provider produced
 * inconsistent final plan".
 *
 * @see https://github.com/hashicorp/terraform-provider-aws/issues/34807
 */
export class Composition {
  private made: TerraformResource | undefined;

  /** @param text what the composite alarms are made of; another text replaces the alarms */
  constructor(
    private readonly scope: Construct,
    private readonly text: string,
  ) {}

  /** The resource that changes; there is none until an alarm needs it. */
  public get trigger(): TerraformResource {
    if (this.made === undefined) {
      this.made = new TerraformResource(this.scope, id, { terraformResourceType: "terraform_data" });
      this.made.addOverride("input", this.text);
    }
    return this.made;
  }
}

/** The composition of a plan's alarms, as text. */
export function compositionOf(
  { shards, nodesPerShard }: MonitoredCache,
  { alarms, compositeAlarms }: AlarmPlan,
): string {
  const composites = compositeAlarms.map(({ id }) => id);
  const parts = new Set(composites.flatMap(metricAlarmsOf));
  const metricAlarms = new Set(alarms.map(({ id }) => id).filter((id) => parts.has(id)));
  return `${shards} x ${nodesPerShard}: ${[...composites, ...metricAlarms].join(", ")}`;
}
