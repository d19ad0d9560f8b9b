import type { Plan, ResourceChange } from "../../shared/plan/plan";
import { configuredAddress, configuredResources } from "../../shared/plan/references";
import type { StepFinding } from "./verdict";

const importBlocks = "https://developer.hashicorp.com/terraform/language/block/import";

/** For these types, AWS treats a creation as a change if an object of the same name exists. */
export const overwritten: ReadonlySet<string> = new Set([
  "aws_cloudwatch_alarm_mute_rule",
  "aws_cloudwatch_composite_alarm",
  "aws_cloudwatch_dashboard",
  "aws_cloudwatch_metric_alarm",
  "aws_sns_topic",
]);

/** Terraform imports one object to two addresses without a warning, and then both resources change it in turn. */
export function importSteps(plan: Plan): readonly StepFinding[] {
  const { resource_changes } = plan;
  const imported = resource_changes.filter(({ change }) => change.importing?.id !== undefined);
  const resources = configuredResources(plan);
  const providerOf = ({ address }: ResourceChange) => resources.get(configuredAddress(address))?.provider_config_key;
  return imported
    .filter((each) =>
      imported.some((other) => other !== each && isSameObject(each, other) && providerOf(each) === providerOf(other)),
    )
    .map(({ address, change }) => ({
      address,
      attribute: "import",
      effect: `another address imports${idOf(change)} as well: both would change the one object in turn`,
      instead: "import it to one address",
      source: importBlocks,
    }));
}

function isSameObject(one: ResourceChange, other: ResourceChange): boolean {
  return one.type === other.type && one.change.importing?.id === other.change.importing?.id;
}

function idOf({ importing }: ResourceChange["change"]): string {
  return importing?.id === undefined ? "" : ` \`${importing.id}\``;
}
