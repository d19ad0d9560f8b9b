import { engineVersions, isAtLeast } from "../../../constructs/elasticache/facts/engines";
import { own } from "../../shared/records";
import { type Candidate, type Refusal, modifyCommand } from "./refusal";

/** The names under which AWS sells the engines. */
const labels: Readonly<Record<string, string>> = { redis: "Redis OSS", valkey: "Valkey", memcached: "Memcached" };

/** Major and minor version. */
type Version = `${number}.${number}`;

/** The engine of a cache as people call it, with its version where one is given. */
export function engineLabel(engine: string, version?: string): string {
  return [own(labels, engine) ?? engine, version].filter((part) => part !== undefined).join(" ");
}

/** The engine of a cache: its nodes are the only ones that know the version. */
export function engineOf({ group, members: [first] }: Pick<Candidate, "group" | "members">) {
  return { engine: first?.Engine ?? group.Engine ?? "unknown", version: first?.EngineVersion ?? "unknown" };
}

/** Major and minor version; AWS applies patches by itself. */
export function minorVersion(version: string): Version | undefined {
  const [, minor] = /^(\d+\.\d+)(?:\.|$)/.exec(version) ?? [];
  return minor as Version | undefined;
}

/** An engine, or a version of it, that the constructs do not know. */
export function ofEngine(candidate: Candidate): readonly Refusal[] {
  if (candidate.members.length === 0) {
    return [];
  }
  const { engine, version } = engineOf(candidate);
  const minor = minorVersion(version);
  const known = own(engineVersions, engine) as Readonly<Record<string, unknown>> | undefined;
  if (minor !== undefined && known !== undefined && Object.hasOwn(known, minor)) {
    return [];
  }
  const label = engineLabel(engine, version);
  return engine === "redis" && minor !== undefined && !isAtLeast(minor, oldest)
    ? [{ reason: `it is ${label}, and the oldest that can be adopted is Redis OSS ${oldest}`, way: upgrade(candidate) }]
    : [{ reason: `this release does not know ${label}`, way: newer(known) }];
}

const [oldest = ""] = Object.keys(engineVersions.redis);

/** The newest Redis OSS: one upgrade leads there, and the oldest has support for a short time only. */
const newest = Object.keys(engineVersions.redis).at(-1) as keyof typeof engineVersions.redis;

/**
 * A new major version takes a parameter group of its own family.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/VersionManagement.HowTo.html
 * @see https://repost.aws/knowledge-center/elasticache-redis-upgrade-engine-version
 */
function upgrade(candidate: Candidate): string {
  const { family } = engineVersions.redis[newest];
  const group = `default.${family}${candidate.group.ClusterEnabled === true ? ".cluster.on" : ""}`;
  const command = modifyCommand(candidate, `--engine-version ${newest}`, `--cache-parameter-group-name ${group}`);
  return (
    `take a snapshot, then upgrade it: ${command}. Parameters of your own need a group of the family ${family} ` +
    "in the place of the default one. Writes fail for seconds up to a minute while a replica takes over, and for the " +
    "whole upgrade where there is none or Multi-AZ is off; there is no way back to the old version"
  );
}

function newer(known: Readonly<Record<string, unknown>> | undefined): string {
  const versions = Object.keys(known ?? {}).join(", ");
  return (
    `${versions === "" ? "" : `it knows ${versions}: `}take a newer release, or, in a clone of this project, add the version ` +
    "with its parameter family to constructs/elasticache/facts/engines.ts"
  );
}
