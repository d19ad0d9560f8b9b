import { type Check, Problems, isUnresolved, snakeCase, text } from "../../core";
import { type Engine, engineCheck } from "../facts/engines";
import { replicationGroupIdCheck } from "../names";
import type { IReplicationGroup } from "../replication-group/interface";
import type { Credentials } from "../replication-group/props";
import { nodeTypeCheck } from "../replication-group/schema";
import { Inputs } from "./inputs";
import { topologyOf } from "./resource-topology";
import type { ReplicationGroupResource } from "./watched-group";

/** What is to be known about a group at synth. */
export type GroupValues = Omit<IReplicationGroup, "replicationGroupArn" | "memberClusterIds">;

/**
 * What the arguments of a resource say about its replication group.
 *
 * @param at the prop that the resource was given in
 * @param isForeign whether another stack makes it, so that its expressions say nothing here
 * @param problems where to put what the arguments do not say
 */
export function valuesOfResource(
  at: string,
  group: ReplicationGroupResource,
  isForeign: boolean,
  problems: Problems,
): Partial<GroupValues> {
  const inputs = new Inputs(at, group.resource, problems);
  refuseRepetition(inputs, group);
  return {
    replicationGroupId: idOf(inputs, isForeign),
    engine: engineOf(inputs),
    nodeType: inputs.required("nodeType", nodeTypeCheck),
    topology: topologyOf(inputs),
    authentication: authenticationOf(inputs),
    slowLogGroupName: group.slowLogGroupName ?? slowLogOf(inputs, isForeign),
  };
}

/** A repeated resource is several groups, and what each of them is called only Terraform knows. */
function refuseRepetition(inputs: Inputs, { resource }: ReplicationGroupResource): void {
  for (const name of ["count", "forEach"] as const) {
    if ((resource[name] ?? inputs.get(name)) !== undefined) {
      const remedy = 'describe each of its groups by its values: set `kind`: "existing"';
      inputs.refuse(name, "must be left out: the resource must be a single group", remedy);
    }
  }
}

/** The provider writes ids in lower case. */
function idOf(inputs: Inputs, isForeign: boolean): string | undefined {
  const id = inputs.get("replicationGroupId");
  if (!isForeign && typeof id === "string" && isUnresolved(id)) {
    return id;
  }
  const lowerCaseId: Check<string> = (at, value, problems) => {
    replicationGroupIdCheck(at, typeof value === "string" ? value.toLowerCase() : value, problems);
  };
  return inputs.required("replicationGroupId", lowerCaseId)?.toLowerCase();
}

/**
 * The engine; the provider takes Redis OSS where none is given. Terraform writes versions in several ways: `6.x` for the
 * newest of 6, and with or without a patch.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/elasticache_replication_group
 */
function engineOf(inputs: Inputs): Engine | undefined {
  const kind = (inputs.optional("engine", text) ?? "redis").toLowerCase();
  const version = inputs.required("engineVersion", text);
  if (version === undefined || inputs.isWrong("engine")) {
    return undefined;
  }
  const short = version === "6.x" ? "6.2" : version.replace(/^(\d+\.\d+)\..*$/s, "$1");
  const problems = new Problems();
  engineCheck("", { kind, version: short }, problems);
  for (const { prop, rule } of problems.list) {
    inputs.refuse(prop.endsWith("kind") ? "engine" : "engineVersion", rule);
  }
  return problems.list.length === 0 ? ({ kind, version: short } as Engine) : undefined;
}

function authenticationOf(inputs: Inputs): Credentials["kind"] {
  const isGiven = (name: string) => {
    const value = inputs.get(name);
    return value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0);
  };
  return isGiven("userGroupIds") ? "user-group" : isGiven("authToken") ? "auth-token" : "off";
}

/** One block of `log_delivery_configuration`; an override has Terraform's names. */
type Delivery = Readonly<Record<string, unknown>>;

/** The group of the slow log, if it goes to CloudWatch Logs in JSON, which the dashboard can read. */
function slowLogOf(inputs: Inputs, isForeign: boolean): string | undefined {
  const name = "logDeliveryConfiguration";
  const deliveries = inputs.get(name) ?? [];
  const member = (delivery: Delivery, key: string) => delivery[key] ?? delivery[snakeCase(key)];
  const decisive = { logType: "slow-log", destinationType: "cloudwatch-logs", logFormat: "json" };
  const isUnknown = (delivery: Delivery) => Object.keys(decisive).some((key) => isUnresolved(member(delivery, key)));
  if (!Array.isArray(deliveries) || isUnresolved(deliveries) || (deliveries as Delivery[]).some(isUnknown)) {
    inputs.lacks(name, "or set `slowLogGroupName`");
    return undefined;
  }
  const slowLog = (deliveries as Delivery[]).find((delivery) =>
    Object.entries(decisive).every(([key, value]) => member(delivery, key) === value),
  );
  const destination = slowLog && member(slowLog, "destination");
  if (isForeign && isUnresolved(destination)) {
    inputs.lacks(name, "or set `slowLogGroupName`");
    return undefined;
  }
  return destination as string | undefined;
}
