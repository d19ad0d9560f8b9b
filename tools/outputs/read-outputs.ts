import { snakeCase } from "../../constructs/core/snake-case";
import { Failure } from "../shared/failure";
import {
  type Arguments,
  type Resource,
  type StackDocument,
  awsProviderOf,
  constructPathOf,
  resourcesOf,
} from "../shared/stack/document";
import { type CacheOutputs, type StackOutputs, usualPort } from "./stack-outputs";

/** Outputs of Terraform by name. */
type Values = Readonly<Record<string, unknown>>;

/** The value of an output of one cache; undefined when the stack declares no such output. */
type OutputOf = (name: string) => unknown;

/**
 * Combines what Terraform knows after a deploy with what the synthesized stack declares.
 *
 * @throws Failure when the stack is not deployed, was deployed from another source, or has no output with an address
 */
export function readOutputs(stack: string, document: StackDocument, terraformOutputs: Values): StackOutputs {
  const groups = resourcesOf(document, "aws_elasticache_replication_group");
  const caches = groups.map((group) => {
    const cache = nameOf(group, groups);
    const outputOf = outputsOf(document, cache, group, terraformOutputs);
    return [cache, cacheOutputs(cache, group, parametersOf(document, stack, group), outputOf)] as const;
  });
  return { stack, region: String(awsProviderOf(document).region), caches: Object.fromEntries(caches) };
}

/** Name of a cache: that of the construct in the stack, or Terraform's where several are in one construct, or none is. */
function nameOf([address, group]: Resource, groups: readonly Resource[]): string {
  const id = idOf(group);
  const isAlone = id !== undefined && groups.filter(([, other]) => idOf(other) === id).length === 1;
  return snakeCase(isAlone ? id : String(address.split(".")[1]));
}

function idOf(args: Arguments): string | undefined {
  return constructPathOf(args)?.split("/")[1];
}

/**
 * Finds an output by the name that stacks of this project give it, or, in other stacks, by the attribute of the cache that
 * is its value.
 */
function outputsOf({ output = {} }: StackDocument, cache: string, [address]: Resource, values: Values): OutputOf {
  return (name) => {
    const usual = `${cache}_${name}`;
    const declared = Object.hasOwn(output, usual)
      ? usual
      : Object.keys(output).find((other) => output[other]?.value === `\${${address}.${name}}`);
    if (declared !== undefined && values[declared] === undefined) {
      throw new Failure(`the stack has no output ${declared}; deploy it first`);
    }
    return declared === undefined ? undefined : values[declared];
  };
}

function cacheOutputs(
  cache: string,
  [, group]: Resource,
  parameters: CacheOutputs["parameters"],
  outputOf: OutputOf,
): CacheOutputs {
  const port = Number(outputOf("port") ?? group.port ?? usualPort);
  const texts = {
    engine: group.engine ?? "redis",
    engineVersion: group.engine_version,
    ...addressesOf(cache, outputOf),
    secretJsonKey: outputOf("secret_json_key"),
    securityGroupId: outputOf("security_group_id"),
    parameterGroupName: outputOf("parameter_group_name"),
  };
  const known = Object.entries(texts).filter(([, value]) => value !== undefined);
  return {
    replicationGroupId: String(group.replication_group_id),
    ...(Object.fromEntries(known) as Pick<CacheOutputs, "engine">),
    port,
    transitEncryption: transitEncryption(group),
    secretArns: (outputOf("secret_arns") ?? {}) as CacheOutputs["secretArns"],
    userNames: (outputOf("user_names") ?? {}) as CacheOutputs["userNames"],
    parameters,
  };
}

function addressesOf(cache: string, outputOf: OutputOf): Readonly<Record<string, unknown>> {
  const addresses = {
    primaryEndpointAddress: outputOf("primary_endpoint_address"),
    readerEndpointAddress: outputOf("reader_endpoint_address"),
    configurationEndpointAddress: outputOf("configuration_endpoint_address"),
  };
  if (Object.values(addresses).every((address) => address === undefined)) {
    throw new Failure(
      `the stack declares no output with an address of ${cache}: make one, such as new TerraformOutput(this, "${cache}_address", { value: cache.endpoints.primary }), and deploy it`,
    );
  }
  return addresses;
}

function transitEncryption(group: Arguments): CacheOutputs["transitEncryption"] {
  if (group.transit_encryption_enabled !== true) {
    return "off";
  }
  return group.transit_encryption_mode === "preferred" ? "preferred" : "required";
}

function parametersOf(document: StackDocument, stack: string, [, group]: Resource): Readonly<Record<string, string>> {
  const place = `${stack}/${idOf(group) ?? ""}/`;
  const [, args] =
    resourcesOf(document, "aws_elasticache_parameter_group").find(([, each]) =>
      constructPathOf(each)?.startsWith(place),
    ) ?? [];
  const parameters = (args?.parameter ?? []) as readonly Arguments[];
  return Object.fromEntries(parameters.map(({ name, value }) => [String(name), String(value)]));
}
