import { type Check, isUnresolved, oneOf, required, struct, variants } from "../../core";

/** Parameter group families of the engines below. */
export type ParameterFamily = "redis6.x" | "redis7" | "valkey7" | "valkey8";

interface EngineVersionFacts {
  readonly family: ParameterFamily;
  /**
   * Last day of standard support (ISO date); Extended Support, at a surcharge, begins the day after.
   *
   * @default - AWS has not named one
   */
  readonly standardSupportEnds?: string;
}

/**
 * The engines and versions, as data; a further version is one more line.
 *
 * Sources, read 2026-11-23: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/engine-versions.html and
 * https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html.
 */
export const engineVersions = {
  redis: {
    "6.2": { family: "redis6.x", standardSupportEnds: "2027-01-31" },
    "7.0": { family: "redis7" },
    "7.1": { family: "redis7" },
  },
  valkey: {
    "7.2": { family: "valkey7" },
    "8.0": { family: "valkey8" },
    "8.1": { family: "valkey8" },
    "8.2": { family: "valkey8" },
  },
} as const satisfies Record<string, Record<string, EngineVersionFacts>>;

/** Redis OSS and its versions. */
export interface RedisEngine {
  /** Name of the engine. */
  readonly name: "redis";
  /** Major and minor version; AWS applies patches. */
  readonly version: keyof (typeof engineVersions)["redis"];
}

/** Valkey and its versions. */
export interface ValkeyEngine {
  /** Name of the engine. */
  readonly name: "valkey";
  /** Major and minor version; AWS applies patches. */
  readonly version: keyof (typeof engineVersions)["valkey"];
}

/** The engine that serves the cache. */
export type Engine = RedisEngine | ValkeyEngine;

/** The engine of a cache that names none. */
export const defaultEngine: Engine = { name: "redis", version: "7.1" };

/**
 * Checks an engine given by a caller.
 *
 * @internal
 */
export const engineCheck: Check = variants("name", {
  redis: versionCheck("redis"),
  valkey: versionCheck("valkey"),
});

function versionCheck(name: Engine["name"]): Check {
  return struct<Engine>({
    name: required(oneOf([name])),
    version: required(oneOf(Object.keys(engineVersions[name]))),
  });
}

/**
 * What is known about an engine.
 *
 * @internal
 */
export function engineFacts(engine: Engine): EngineVersionFacts {
  const versions: Readonly<Record<string, EngineVersionFacts>> = engineVersions[engine.name];
  const facts = versions[engine.version];
  if (facts === undefined) {
    throw new Error(`engine ${engine.name} ${engine.version} was not checked`);
  }
  return facts;
}

/** Made once: making one takes much longer than comparing. */
const numerically = new Intl.Collator("en", { numeric: true });

/** True when `version` is `minimum` or later; both are `major.minor`. */
export function isAtLeast(version: string, minimum: string): boolean {
  return numerically.compare(version, minimum) >= 0;
}

/**
 * True for engines on which TLS and cluster mode can be changed in place, and which take their modes as arguments:
 * Redis OSS 7.0 and Valkey 7.2, and later.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption.html
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/modify-cluster-mode.html
 * @internal
 */
export function hasModes({ version }: Engine): boolean {
  return isAtLeast(version, "7.0");
}

/**
 * True for an engine that is known to be right, and whose facts can be asked for.
 *
 * @internal
 */
export function isKnownEngine(engine: Engine): boolean {
  return ![engine, engine.name, engine.version].some(isUnresolved);
}

/**
 * True for an engine that is known to be too old for the modes.
 *
 * @internal
 */
export function lacksModes(engine: Engine): boolean {
  return isKnownEngine(engine) && !hasModes(engine);
}
