import { snakeCase } from "../../constructs/core/snake-case";
import { Failure } from "../shared/failure";
import {
  type Arguments,
  type StackDocument,
  awsProviderOf,
  constructPathOf,
  resourcesOf,
} from "../shared/stack/document";
import type { CacheOutputs, StackOutputs } from "./stack-outputs";

/** Outputs of Terraform by name. */
type Values = Readonly<Record<string, unknown>>;

/**
 * Combines what Terraform knows after a deploy with what the synthesized stack declares.
 *
 * @throws Failure when the stack is not deployed, or was deployed from another source
 */
export function readOutputs(stack: string, document: StackDocument, terraformOutputs: Values): StackOutputs {
  const caches = resourcesOf(document, "aws_elasticache_replication_group").map(([, group]) => {
    const id = constructPathOf(group)?.split("/")[1] ?? "";
    const cache = snakeCase(id);
    const [, parameterGroup] =
      resourcesOf(document, "aws_elasticache_parameter_group").find(([, args]) =>
        constructPathOf(args)?.startsWith(`${stack}/${id}/`),
      ) ?? [];
    return [cache, cacheOutputs(`${cache}_`, group, parameterGroup, terraformOutputs)] as const;
  });
  return { stack, region: String(awsProviderOf(document).region), caches: Object.fromEntries(caches) };
}

function cacheOutputs(
  prefix: string,
  group: Arguments,
  parameterGroup: Arguments | undefined,
  outputs: Values,
): CacheOutputs {
  const required = (name: string): unknown => {
    const value = outputs[prefix + name];
    if (value === undefined) {
      throw new Failure(`the stack has no output ${prefix}${name}; deploy it first`);
    }
    return value;
  };
  const addresses = [
    ["primaryEndpointAddress", "primary_endpoint_address"],
    ["readerEndpointAddress", "reader_endpoint_address"],
    ["configurationEndpointAddress", "configuration_endpoint_address"],
  ].flatMap(([name = "", output = ""]) => (prefix + output in outputs ? [[name, required(output)]] : []));
  return {
    replicationGroupId: String(group.replication_group_id),
    engine: String(group.engine),
    engineVersion: String(group.engine_version),
    ...(Object.fromEntries(addresses) as Partial<CacheOutputs>),
    port: Number(required("port")),
    transitEncryption: transitEncryption(group),
    secretArns: (outputs[`${prefix}secret_arns`] ?? {}) as Readonly<Record<string, string>>,
    ...(prefix + "secret_json_key" in outputs ? { secretJsonKey: String(required("secret_json_key")) } : {}),
    userNames: (outputs[`${prefix}user_names`] ?? {}) as Readonly<Record<string, string>>,
    securityGroupId: String(required("security_group_id")),
    parameterGroupName: String(required("parameter_group_name")),
    parameters: parametersOf(parameterGroup),
  };
}

function transitEncryption(group: Arguments): CacheOutputs["transitEncryption"] {
  if (group.transit_encryption_enabled !== true) {
    return "off";
  }
  return group.transit_encryption_mode === "preferred" ? "preferred" : "required";
}

function parametersOf(group: Arguments | undefined): Readonly<Record<string, string>> {
  const parameters = (group?.parameter ?? []) as readonly Arguments[];
  return Object.fromEntries(parameters.map(({ name, value }) => [String(name), String(value)]));
}
