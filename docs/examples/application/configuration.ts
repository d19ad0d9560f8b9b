import { readFileSync } from "node:fs";

import { type CacheOutputs, type ConnectOptions, outputsFromEnvironment, outputsFromFile } from "managed-redis-client";

type Environment = Readonly<Record<string, string | undefined>>;

/** A cache, and how to log in. */
export interface CachePlace {
  readonly outputs: CacheOutputs;
  readonly options: ConnectOptions;
}

/** What the application is told by its environment. */
export interface Configuration {
  readonly port: number;
  /** PostgreSQL's connection string. @default - a database within this process */
  readonly databaseUrl: string | undefined;
  /** Of the values that are cached. */
  readonly cache: CachePlace;
  /** Of the views that are not written yet; it must not evict. @default - that of the values */
  readonly streamCache: CachePlace | undefined;
  /** Replicas that must have a view before it is accepted. */
  readonly replicas: number;
}

/** A Redis on this machine, as its package installs it. */
const onThisMachine: CacheOutputs = {
  name: "local",
  region: "local",
  serverless: false,
  primaryEndpointAddress: "127.0.0.1",
  port: 6379,
  transitEncryption: "off",
  secretArns: {},
  userNames: {},
  parameters: {},
};

/** @throws TypeError or RangeError when something is missing, or not what it must be */
export function configurationFrom(environment: Environment): Configuration {
  const { PORT = "3000", DATABASE_URL, CACHE, STREAM_CACHE, REPLICAS } = environment;
  const cache = placeOf(environment, CACHE);
  return {
    port: wholeNumber("PORT", PORT),
    databaseUrl: DATABASE_URL,
    cache,
    streamCache: STREAM_CACHE === undefined ? undefined : placeOf(environment, STREAM_CACHE),
    replicas: wholeNumber("REPLICAS", REPLICAS ?? (cache.outputs === onThisMachine ? "0" : "1")),
  };
}

function placeOf(environment: Environment, name: string | undefined): CachePlace {
  const { CACHE_OUTPUTS, CACHE_USER, CACHE_LOGIN = "password", CACHE_CA } = environment;
  if (CACHE_LOGIN !== "password" && CACHE_LOGIN !== "iam") {
    throw new TypeError(`CACHE_LOGIN must be password or iam, got ${CACHE_LOGIN}`);
  }
  const isInEnvironment = Object.keys(environment).some((key) => key.endsWith("_TRANSIT_ENCRYPTION"));
  const outputs =
    CACHE_OUTPUTS !== undefined
      ? outputsFromFile(JSON.parse(readFileSync(CACHE_OUTPUTS, "utf8")), name)
      : isInEnvironment
        ? outputsFromEnvironment(environment, name)
        : onThisMachine;
  return {
    outputs,
    options: {
      ...(CACHE_USER === undefined ? {} : { login: { kind: CACHE_LOGIN, user: CACHE_USER } }),
      ...(CACHE_CA === undefined ? {} : { ca: readFileSync(CACHE_CA, "utf8") }),
    },
  };
}

function wholeNumber(name: string, text: string): number {
  if (!/^\d+$/.test(text)) {
    throw new RangeError(`${name} must be a whole number, got ${text}`);
  }
  return Number(text);
}
