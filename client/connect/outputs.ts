/** What is read of a cache's outputs. `npm run outputs` of the stack writes them as JSON and as environment variables. */
export interface CacheOutputs {
  /** Name that AWS knows the cache by, in lower case: the replication group's, or the serverless cache's. */
  readonly name: string;
  /** AWS region of the cache. */
  readonly region: string;
  /** Whether it is a serverless cache. */
  readonly serverless: boolean;
  /**
   * Where to write.
   *
   * @default - the cache has a configuration endpoint
   */
  readonly primaryEndpointAddress?: string;
  /**
   * Where to read from the replicas.
   *
   * @default - reads go to the primary
   */
  readonly readerEndpointAddress?: string;
  /**
   * Where a cluster client starts; of a sharded or a serverless cache.
   *
   * @default - the cache has a primary endpoint
   */
  readonly configurationEndpointAddress?: string;
  /** TCP port of every endpoint. */
  readonly port: number;
  /** Whether connections must, or may, be encrypted; both are. */
  readonly transitEncryption: "off" | "preferred" | "required";
  /** Secrets in AWS Secrets Manager: the token's, called `token`, or each user's by its name in the stack. */
  readonly secretArns: Readonly<Record<string, string>>;
  /**
   * Key of the token in its secret, where that is a JSON object.
   *
   * @default - the whole secret is the token
   */
  readonly secretJsonKey?: string;
  /** Names that users log in with, by the names they have in the stack. */
  readonly userNames: Readonly<Record<string, string>>;
  /** Parameters that the stack declares, such as `notify-keyspace-events`. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** Texts of an unknown origin, by name. */
type Texts = Readonly<Record<string, unknown>>;

const addresses = ["primaryEndpointAddress", "readerEndpointAddress", "configurationEndpointAddress"] as const;

/**
 * The outputs of one cache of a stack.
 *
 * @param file the parsed JSON file
 * @param cache which one. @default - the only one
 * @throws TypeError when there is no such cache, several, or something is missing
 */
export function outputsFromFile(file: unknown, cache?: string): CacheOutputs {
  const { caches } = Object(file) as { readonly caches?: unknown };
  const all = Object(caches) as Readonly<Record<string, unknown>>;
  const name = oneOf(Object.keys(all), cache);
  return cacheOutputsOf(name, Object(all[name]) as Texts);
}

/**
 * The same from environment variables, as the `.env` file has them.
 *
 * @param cache which one. @default - the only one
 * @throws TypeError when there is no such cache, several, or something is missing
 */
export function outputsFromEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
  cache?: string,
): CacheOutputs {
  const found = Object.keys(environment).flatMap((key) => /^(\w+)_TRANSIT_ENCRYPTION$/.exec(key)?.[1] ?? []);
  const prefix = oneOf(found, cache === undefined ? undefined : variable(cache));
  const valuesOf = (start: string): readonly (readonly [string, string])[] =>
    Object.entries(environment).flatMap(([key, value]) =>
      key.startsWith(start) && value !== undefined ? [[key.slice(start.length), value] as const] : [],
    );
  // Users and parameters have lower-case letters, digits and hyphens in their names.
  const group = (part: string): Texts =>
    Object.fromEntries(
      valuesOf(`${prefix}_${part}_`).map(([key, value]) => [key.toLowerCase().replace(/_/g, "-"), value]),
    );
  const plain = Object.fromEntries(valuesOf(`${prefix}_`).map(([key, value]) => [camelCase(key), value]));
  return cacheOutputsOf(prefix, {
    ...plain,
    serverless: { true: true, false: false }[plain.serverless ?? ""],
    secretArns: group("SECRET_ARNS"),
    userNames: group("USER_NAMES"),
    parameters: group("PARAMETERS"),
  });
}

function oneOf(names: readonly string[], wanted: string | undefined): string {
  const name = wanted ?? (names.length === 1 ? names[0] : undefined);
  if (name === undefined || !names.includes(name)) {
    const known = names.length === 0 ? "which there are none of" : names.join(", ");
    throw new TypeError(`cache must be one of the caches in the outputs (${known}), got ${wanted ?? "nothing"}`);
  }
  return name;
}

/**
 * The outputs of one cache, from wherever they come.
 *
 * @param cache what to call it
 * @throws TypeError when something is missing, or is not what it must be
 */
export function cacheOutputsOf(cache: string, given: Texts): CacheOutputs {
  const text = (name: string): string => {
    const value = given[name];
    if (typeof value !== "string" || value === "") {
      throw new TypeError(`${name} of ${cache} is missing in the outputs; write them again with npm run outputs`);
    }
    return value;
  };
  const optional = (name: string): Readonly<Record<string, string>> =>
    given[name] === undefined ? {} : { [name]: text(name) };
  const port = Number(given.port);
  const encryption = text("transitEncryption");
  const { serverless } = given;
  if (typeof serverless !== "boolean") {
    throw new TypeError(`serverless of ${cache} is missing in the outputs; write them again with npm run outputs`);
  }
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new TypeError(`port of ${cache} must be a port number, got ${String(given.port)}`);
  }
  if (encryption !== "off" && encryption !== "preferred" && encryption !== "required") {
    throw new TypeError(`transitEncryption of ${cache} must be off, preferred or required, got ${encryption}`);
  }
  return {
    name: text("name"),
    region: text("region"),
    serverless,
    ...Object.fromEntries(addresses.flatMap((address) => Object.entries(optional(address)))),
    port,
    transitEncryption: encryption,
    secretArns: { ...(given.secretArns as Record<string, string>) },
    ...optional("secretJsonKey"),
    userNames: { ...(given.userNames as Record<string, string>) },
    parameters: { ...(given.parameters as Record<string, string>) },
  };
}

function variable(name: string): string {
  return name
    .replace(/(?<=[a-z0-9])(?=[A-Z])/g, "_")
    .replace(/\W/g, "_")
    .toUpperCase();
}

function camelCase(name: string): string {
  return name.toLowerCase().replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}
