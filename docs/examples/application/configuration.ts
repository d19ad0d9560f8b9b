import { readFileSync } from "node:fs";

import { type CacheOutputs, type ConnectOptions, outputsFromEnvironment, outputsFromFile } from "managed-redis-client";

type Environment = Readonly<Record<string, string | undefined>>;

/** A cache, and how to log in. */
export interface CachePlace {
  readonly outputs: CacheOutputs;
  readonly options: ConnectOptions;
  /** Whether it is a Redis on this machine, and no cache of a stack. */
  readonly isLocal: boolean;
}

/** What the application is told by its environment. */
export interface Configuration {
  readonly port: number;
  /** Address to listen on. */
  readonly host: string;
  /** PostgreSQL's connection string. @default - a database within this process */
  readonly databaseUrl: string | undefined;
  /** Of the values that are cached. */
  readonly cache: CachePlace;
  /** Of the views that are not written yet; it must not evict. @default - that of the values */
  readonly streamCache: CachePlace | undefined;
  /** Number of replicas that must have a view before it is accepted. */
  readonly replicas: number;
}

/** Every variable but those of the `.env` file of a stack. */
const names = [
  ...["PORT", "HOST", "DATABASE_URL", "REDIS_PORT"],
  ...["CACHE_OUTPUTS", "CACHE", "STREAM_CACHE", "CACHE_USER", "CACHE_LOGIN", "CACHE_CA", "REPLICAS"],
];

/** @throws TypeError or RangeError that names the variable, when one is missing, or not what it must be */
export function configurationFrom(environment: Environment): Configuration {
  const empty = names.find((name) => environment[name] === "");
  if (empty !== undefined) {
    throw new TypeError(`${empty} must not be empty: give it a value, or leave it out`);
  }
  const { PORT = "3000", HOST = "127.0.0.1", DATABASE_URL, STREAM_CACHE, REPLICAS } = environment;
  const cache = placeOf(environment, "CACHE");
  return {
    port: wholeNumber("PORT", PORT, 65_535),
    host: HOST,
    databaseUrl: DATABASE_URL === undefined ? undefined : connectionString(DATABASE_URL),
    cache,
    streamCache: STREAM_CACHE === undefined ? undefined : placeOf(environment, "STREAM_CACHE"),
    replicas: wholeNumber("REPLICAS", REPLICAS ?? (cache.isLocal ? "0" : "1"), 5),
  };
}

/** @param variable names the cache, where the outputs have several */
function placeOf(environment: Environment, variable: "CACHE" | "STREAM_CACHE"): CachePlace {
  const outputs = outputsOf(environment, variable);
  const { REDIS_PORT, CACHE_CA } = environment;
  if (outputs === undefined) {
    const useless = ["CACHE", "STREAM_CACHE", "CACHE_USER", "CACHE_LOGIN", "CACHE_CA"].find(
      (name) => environment[name] !== undefined,
    );
    if (useless !== undefined) {
      throw new TypeError(`${useless} needs the outputs of a stack: name their file in CACHE_OUTPUTS`);
    }
    const port = wholeNumber("REDIS_PORT", REDIS_PORT ?? "6379", 65_535);
    return { outputs: onThisMachine(port), options: {}, isLocal: true };
  }
  if (REDIS_PORT !== undefined) {
    throw new TypeError("REDIS_PORT is for a Redis on this machine, but there are outputs of a stack");
  }
  const options = {
    ...loginOf(environment),
    ...(CACHE_CA === undefined ? {} : { ca: textOf("CACHE_CA", CACHE_CA) }),
  };
  return { outputs, options, isLocal: false };
}

function outputsOf(environment: Environment, variable: "CACHE" | "STREAM_CACHE"): CacheOutputs | undefined {
  const { CACHE_OUTPUTS, [variable]: name } = environment;
  if (CACHE_OUTPUTS !== undefined) {
    const text = textOf("CACHE_OUTPUTS", CACHE_OUTPUTS);
    return named(`${variable} in ${CACHE_OUTPUTS}`, () => outputsFromFile(parsed(text), name));
  }
  const isInEnvironment = Object.keys(environment).some((key) => key.endsWith("_TRANSIT_ENCRYPTION"));
  return isInEnvironment ? named(variable, () => outputsFromEnvironment(environment, name)) : undefined;
}

function loginOf({ CACHE_USER: user, CACHE_LOGIN: kind }: Environment): Pick<ConnectOptions, "login"> {
  if (kind !== undefined && kind !== "password" && kind !== "iam") {
    throw new TypeError(`CACHE_LOGIN must be password or iam, got ${kind}`);
  }
  if (kind !== undefined && user === undefined) {
    throw new TypeError(`CACHE_LOGIN needs the name of a user in CACHE_USER, got ${kind} alone`);
  }
  return user === undefined ? {} : { login: { kind: kind ?? "password", user } };
}

/** A Redis as its package installs it. */
function onThisMachine(port: number): CacheOutputs {
  return {
    name: "local",
    region: "local",
    serverless: false,
    primaryEndpointAddress: "127.0.0.1",
    port,
    transitEncryption: "off",
    secretArns: {},
    userNames: {},
    parameters: {},
  };
}

/** It may have a password, so nothing of it is repeated. */
function connectionString(text: string): string {
  if (!/^postgres(ql)?:\/\//.test(text) || !URL.canParse(text)) {
    throw new TypeError("DATABASE_URL must be a connection string, such as postgresql://USER:PASSWORD@HOST:5432/NAME");
  }
  return text;
}

function wholeNumber(name: string, text: string, max: number): number {
  if (!/^\d+$/.test(text) || Number(text) > max) {
    throw new RangeError(`${name} must be a whole number from 0 to ${max}, got ${text}`);
  }
  return Number(text);
}

function textOf(name: string, file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new TypeError(`${name} must be a file that can be read, got ${file}`, { cause: error });
  }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new TypeError("it must be the JSON that npm run outputs writes");
  }
}

/** Says which variable an error is about. */
function named<T>(what: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new TypeError(`${what}: ${error instanceof Error ? error.message : "unknown"}`, { cause: error });
  }
}
