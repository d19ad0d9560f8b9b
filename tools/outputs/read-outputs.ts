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

/**
 * The value of an output of one cache, by its usual name or by the attribute that is its value; undefined when the stack
 * declares no such output.
 */
type OutputOf = (name: string, attribute?: string) => unknown;

/** The outputs of a cache but for its region. */
type Read = Omit<CacheOutputs, "region">;

/**
 * Combines what Terraform knows after a deploy with what the synthesized stack declares.
 *
 * @throws Failure when the stack is not deployed, was deployed from another source, or has no output with an address
 */
export function readOutputs(stack: string, document: StackDocument, terraformOutputs: Values): StackOutputs {
  const types = [
    ["aws_elasticache_replication_group", groupOutputs],
    ["aws_elasticache_serverless_cache", serverlessOutputs],
  ] as const;
  const found = types.flatMap(([type, read]) => resourcesOf(document, type).map((resource) => ({ resource, read })));
  const resources = found.map(({ resource }) => resource);
  const caches = found.map(({ resource, read }) => {
    const cache = nameOf(resource, resources);
    const outputOf = outputsOf(document, cache, resource, terraformOutputs);
    const [, args] = resource;
    const region = regionOf(document, args);
    return [cache, { ...read(cache, args, parametersOf(document, stack, resource), outputOf), region }] as const;
  });
  return { stack, region: String(awsProviderOf(document).region), caches: Object.fromEntries(caches) };
}

/** The region of the provider that a resource names, or of the stack's first one. */
function regionOf(document: StackDocument, { provider }: Arguments): string {
  const named = document.provider?.aws?.find(({ alias }) => typeof alias === "string" && provider === `aws.${alias}`);
  return String((named ?? awsProviderOf(document)).region);
}

/** Name of a cache: that of the construct in the stack, or Terraform's where several are in one construct, or none is. */
function nameOf([address, group]: Resource, caches: readonly Resource[]): string {
  const id = idOf(group);
  const isAlone = id !== undefined && caches.filter(([, other]) => idOf(other) === id).length === 1;
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
  return (name, attribute = name) => {
    const usual = `${cache}_${name}`;
    const declared = Object.hasOwn(output, usual)
      ? usual
      : Object.keys(output).find((other) => output[other]?.value === `\${${address}.${attribute}}`);
    if (declared !== undefined && values[declared] === undefined) {
      throw new Failure(`the stack has no output ${declared}; deploy it first`);
    }
    return declared === undefined ? undefined : values[declared];
  };
}

function groupOutputs(
  cache: string,
  group: Arguments,
  parameters: CacheOutputs["parameters"],
  outputOf: OutputOf,
): Read {
  const id = String(group.replication_group_id);
  const port = Number(outputOf("port") ?? group.port ?? usualPort);
  return {
    name: id.toLowerCase(),
    serverless: false,
    replicationGroupId: id,
    ...known({
      engine: group.engine ?? "redis",
      engineVersion: group.engine_version,
      ...addressesOf(cache, outputOf),
      ...commonTexts(outputOf),
    }),
    port,
    transitEncryption: transitEncryption(group),
    ...logins(outputOf),
    parameters,
  };
}

/** A serverless cache has TLS always, one host name, and the usual port for writes. */
function serverlessOutputs(cache: string, args: Arguments, _: unknown, outputOf: OutputOf): Read {
  const [endpoint] = (outputOf("endpoint") ?? []) as readonly { readonly address?: unknown }[];
  const address = outputOf("configuration_endpoint_address", "endpoint[0].address") ?? endpoint?.address;
  return {
    name: String(args.name).toLowerCase(),
    serverless: true,
    ...known({
      engine: args.engine,
      engineVersion: args.major_engine_version,
      configurationEndpointAddress: address ?? missing(cache, "cache.endpoint.get(0).address"),
      ...commonTexts(outputOf),
    }),
    port: usualPort,
    transitEncryption: "required",
    ...logins(outputOf),
    parameters: {},
  };
}

function commonTexts(outputOf: OutputOf): Values {
  return {
    secretJsonKey: outputOf("secret_json_key"),
    securityGroupId: outputOf("security_group_id"),
    parameterGroupName: outputOf("parameter_group_name"),
  };
}

function known(texts: Values): Pick<CacheOutputs, "engine"> {
  const entries = Object.entries(texts).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Pick<CacheOutputs, "engine">;
}

function logins(outputOf: OutputOf): Pick<CacheOutputs, "secretArns" | "userNames"> {
  return {
    secretArns: (outputOf("secret_arns") ?? {}) as CacheOutputs["secretArns"],
    userNames: (outputOf("user_names") ?? {}) as CacheOutputs["userNames"],
  };
}

function addressesOf(cache: string, outputOf: OutputOf): Readonly<Record<string, unknown>> {
  const addresses = {
    primaryEndpointAddress: outputOf("primary_endpoint_address"),
    readerEndpointAddress: outputOf("reader_endpoint_address"),
    configurationEndpointAddress: outputOf("configuration_endpoint_address"),
  };
  if (Object.values(addresses).every((address) => address === undefined)) {
    missing(cache, "cache.endpoints.primary");
  }
  return addresses;
}

function missing(cache: string, value: string): never {
  throw new Failure(
    `the stack declares no output with an address of ${cache}: make one, such as new TerraformOutput(this, "${cache}_address", { value: ${value} }), and deploy it`,
  );
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
