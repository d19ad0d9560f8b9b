import { type Check, isUnresolved, oneOf, required, variants } from "../../core";
import { standardSupportEnds } from "./standard-support";

const hints = () => require("../hints") as typeof import("../hints");

/** Parameter group families of the engines below. */
export type ParameterFamily = "redis6.x" | "redis7" | "valkey7" | "valkey8" | "valkey9";

interface EngineVersionFacts {
  readonly family: ParameterFamily;
  /**
   * Last day of standard support (ISO date); Extended Support, at a surcharge, begins the day after.
   *
   * @default - AWS has not announced one
   */
  readonly standardSupportEnds?: string;
}

/**
 * The engines and versions, as data; a new version is one more line.
 *
 * Sources, read 2026-11-26: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/engine-versions.html and
 * https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html.
 */
export const engineVersions = {
  redis: {
    "6.2": { family: "redis6.x", standardSupportEnds: standardSupportEnds["6"] },
    "7.0": { family: "redis7" },
    "7.1": { family: "redis7" },
  },
  valkey: {
    "7.2": { family: "valkey7" },
    "8.0": { family: "valkey8" },
    "8.1": { family: "valkey8" },
    "8.2": { family: "valkey8" },
    "9.0": { family: "valkey9" },
    "9.1": { family: "valkey9" },
  },
} as const satisfies Record<string, Record<string, EngineVersionFacts>>;

/** Redis OSS and its versions. */
export interface RedisEngine {
  /** The engine, by AWS's name for it. */
  readonly kind: "redis";
  /** Major and minor version; AWS applies patches. Known at synth: no token. */
  readonly version: keyof (typeof engineVersions)["redis"];
}

/** Valkey and its versions. */
export interface ValkeyEngine {
  /** The engine, by AWS's name for it. */
  readonly kind: "valkey";
  /** Major and minor version; AWS applies patches. Known at synth: no token. */
  readonly version: keyof (typeof engineVersions)["valkey"];
}

/** The engine that serves the cache. */
export type Engine = RedisEngine | ValkeyEngine;

/** Default engine of a cache. */
export const defaultEngine: Engine = { kind: "redis", version: "7.1" };

/**
 * Checks an engine given by a caller.
 *
 * @internal
 */
export const engineCheck: Check<Engine> = variants<Engine>(
  {
    redis: { version: required(oneOf(versionsOf("redis"), (said) => versionMeantBy(said, "redis", "valkey"))) },
    valkey: { version: required(oneOf(versionsOf("valkey"), (said) => versionMeantBy(said, "valkey", "redis"))) },
  },
  () => hints().engineHints,
);

/** Suggests a version for one with a patch level, without a minor version, or of the other engine. */
function versionMeantBy(said: string, kind: Engine["kind"], other: Engine["kind"]): string | undefined {
  const [, major = "", minor = ""] = /^[^\d.]*(\d+)(?:\.(\d+))?/.exec(said) ?? [];
  const ofOwn: readonly string[] = versionsOf(kind);
  const ofOther: readonly string[] = versionsOf(other);
  const exact = `${major}.${minor}`;
  if (!ofOwn.includes(exact) && ofOther.includes(exact)) {
    return `write { kind: "${other}", version: "${exact}" }`;
  }
  const near = ofOwn.filter((version) => version === exact || version.startsWith(`${major}.`));
  const meant = near.includes(exact) ? [exact] : near;
  return meant.length === 0 ? undefined : `write ${meant.map((version) => `"${version}"`).join(" or ")}`;
}

function versionsOf<Kind extends Engine["kind"]>(kind: Kind) {
  return Object.keys(engineVersions[kind]) as Extract<Engine, { kind: Kind }>["version"][];
}

/**
 * What is known about an engine.
 *
 * @internal
 */
export function engineFacts(engine: Engine): EngineVersionFacts {
  const versions: Readonly<Record<string, EngineVersionFacts>> = engineVersions[engine.kind];
  const facts = versions[engine.version];
  if (facts === undefined) {
    throw new Error(`engine ${engine.kind} ${engine.version} was not checked`);
  }
  return facts;
}

/**
 * True when `version` is `minimum` or later; both are `major.minor`.
 *
 * @internal
 */
export function isAtLeast(version: string, minimum: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [minMajor = 0, minMinor = 0] = minimum.split(".").map(Number);
  return major > minMajor || (major === minMajor && minor >= minMinor);
}

/**
 * True for engines on which TLS and cluster mode can be changed in place, and that take a mode for each: Redis OSS 7.0
 * and Valkey 7.2, and later.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption.html
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/modify-cluster-mode.html
 * @internal
 */
export function hasModes({ version }: Engine): boolean {
  return isAtLeast(version, "7.0");
}

/**
 * True for an engine that is known at synth and valid, so that its facts can be looked up.
 *
 * @internal
 */
export function isKnownEngine(engine: Engine): boolean {
  return ![engine, engine.kind, engine.version].some(isUnresolved);
}

/**
 * True for an engine that is known to be too old for the modes.
 *
 * @internal
 */
export function lacksModes(engine: Engine): boolean {
  return isKnownEngine(engine) && !hasModes(engine);
}
