import { outputPrefix } from "../../stacks/outputs";
import type { CacheOutputs, StackOutputs } from "./stack-outputs";

type Values = Readonly<Record<string, unknown>>;

/** One resource of a synthesized stack, with the place of its construct in the tree. */
interface Resource {
  readonly path: string;
  readonly attributes: Values;
}

/**
 * Puts together what Terraform knows after a deploy and what the synthesized stack declares.
 *
 * @throws Error when the stack is not deployed, or was deployed from another source
 */
export function readOutputs(stack: string, configuration: Values, terraformOutputs: Values): StackOutputs {
  const groups = resources(configuration, "aws_elasticache_replication_group");
  const caches = groups.map((group) => {
    const id = group.path.split("/")[1] ?? "";
    const cache = outputPrefix(id);
    const parameterGroup = resources(configuration, "aws_elasticache_parameter_group").find(({ path }) =>
      path.startsWith(`${stack}/${id}/`),
    );
    return [cache, cacheOutputs(`${cache}_`, group.attributes, parameterGroup?.attributes, terraformOutputs)] as const;
  });
  return { stack, region: regionOf(configuration), caches: Object.fromEntries(caches) };
}

function cacheOutputs(
  prefix: string,
  group: Values,
  parameterGroup: Values | undefined,
  outputs: Values,
): CacheOutputs {
  const required = (name: string): unknown => {
    const value = outputs[prefix + name];
    if (value === undefined) {
      throw new Error(`the stack has no output ${prefix}${name}; deploy it first`);
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
    userNames: (outputs[`${prefix}user_names`] ?? {}) as Readonly<Record<string, string>>,
    securityGroupId: String(required("security_group_id")),
    parameterGroupName: String(required("parameter_group_name")),
    parameters: parametersOf(parameterGroup),
  };
}

function transitEncryption(group: Values): CacheOutputs["transitEncryption"] {
  if (group.transit_encryption_enabled !== true) {
    return "off";
  }
  return group.transit_encryption_mode === "preferred" ? "preferred" : "required";
}

function parametersOf(group: Values | undefined): Readonly<Record<string, string>> {
  const parameters = (group?.parameter ?? []) as readonly Values[];
  return Object.fromEntries(parameters.map(({ name, value }) => [String(name), String(value)]));
}

function regionOf({ provider }: Values): string {
  const [aws] = (provider as { readonly aws: readonly [Values] }).aws;
  return String(aws.region);
}

function resources(configuration: Values, type: string): readonly Resource[] {
  const all = (configuration.resource as Readonly<Record<string, Readonly<Record<string, Values>>>>)[type] ?? {};
  return Object.values(all).map((attributes) => {
    const { metadata } = attributes["//"] as { readonly metadata: { readonly path: string } };
    return { path: metadata.path, attributes };
  });
}
