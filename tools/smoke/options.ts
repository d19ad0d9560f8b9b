import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";

import { messageOf } from "../shared/failure";
import type { CacheOutputs, StackOutputs } from "../outputs/stack-outputs";

/** How the smoke test logs in. */
export type Login =
  | { readonly kind: "none" }
  | { readonly kind: "secret"; readonly secretArn: string; readonly user: string | undefined }
  | { readonly kind: "iam"; readonly userId: string; readonly cacheName: string; readonly region: string };

/** What the smoke test looks at. */
export interface SmokeOptions {
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
  /** Certificate authority, where it is not one that the system trusts. */
  readonly caFile: string | undefined;
  /** Name in the server's certificate, where it is reached by another. */
  readonly serverName: string | undefined;
  readonly sharded: boolean;
  readonly login: Login;
  /** Replication group, for what the service says of its parameters. */
  readonly cacheName: string | undefined;
  readonly region: string | undefined;
  /** Parameters that the stack declares. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Begins every key that the smoke test writes. */
  readonly keyPrefix: string;
}

/** Thrown when the command line cannot be understood. */
export class UsageError extends Error {}

export const usage = `usage: npm run smoke -- --outputs FILE [--cache ID]
       npm run smoke -- --host HOST [--port N] [--tls | --no-tls] [--parameter NAME=VALUE ...]

  --outputs FILE      what "npm run outputs" wrote; every other option goes before what it says
  --cache ID          which cache of the file; needed when there are several
  --host, --port      where the cache is; port 6379 unless given
  --tls, --no-tls     encrypted, unless told otherwise
  --ca-file FILE      certificate authority, if not one of the system's
  --server-name NAME  name in the certificate, if the cache is reached through a tunnel
  --sharded           the host is the configuration endpoint of a sharded cache
  --secret-arn ARN    secret with the token, or with the password of --user
  --user NAME         user who logs in with a password; with --outputs, as the stack calls it
  --iam-user NAME     user who logs in with IAM; needs --cache-name, unless there is --outputs
  --cache-name NAME   the replication group, for IAM and to ask AWS for its parameters
  --region REGION     AWS region, unless the environment says it
  --parameter N=V     a declared parameter; may be given several times
  --key-prefix TEXT   how the keys that are written begin, "smoke-test:" unless given`;

const definition = {
  outputs: { type: "string" },
  cache: { type: "string" },
  host: { type: "string" },
  port: { type: "string" },
  tls: { type: "boolean" },
  "ca-file": { type: "string" },
  "server-name": { type: "string" },
  sharded: { type: "boolean" },
  "secret-arn": { type: "string" },
  user: { type: "string" },
  "iam-user": { type: "string" },
  "cache-name": { type: "string" },
  region: { type: "string" },
  parameter: { type: "string", multiple: true },
  "key-prefix": { type: "string" },
  help: { type: "boolean" },
} as const;

type Values = ReturnType<typeof parse>;

/**
 * Reads the command line, and the outputs file where one is named.
 *
 * @returns undefined when help was asked for
 * @throws UsageError when it cannot be understood
 */
export function readOptions(args: readonly string[]): SmokeOptions | undefined {
  const values = parse(args);
  if (values.help === true) {
    return undefined;
  }
  const file = values.outputs === undefined ? undefined : cacheIn(values.outputs, values.cache);
  const host = values.host ?? file?.outputs.configurationEndpointAddress ?? file?.outputs.primaryEndpointAddress;
  if (host === undefined) {
    throw new UsageError("--host or --outputs is needed");
  }
  const cacheName = values["cache-name"] ?? file?.outputs.replicationGroupId;
  const region = values.region ?? file?.region ?? process.env.AWS_REGION;
  return {
    host,
    port: port(values.port ?? String(file?.outputs.port ?? 6379)),
    tls: values.tls ?? file?.outputs.transitEncryption !== "off",
    caFile: values["ca-file"],
    serverName: values["server-name"],
    sharded: values.sharded ?? file?.outputs.configurationEndpointAddress !== undefined,
    login: login(values, file?.outputs, cacheName, region),
    cacheName,
    region,
    parameters: { ...file?.outputs.parameters, ...Object.fromEntries((values.parameter ?? []).map(parameter)) },
    keyPrefix: values["key-prefix"] ?? "smoke-test:",
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: definition, allowNegative: true }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function cacheIn(file: string, wanted: string | undefined): { region: string; outputs: CacheOutputs } {
  const { region, caches } = read(file);
  const names = Object.keys(caches);
  const name = wanted ?? (names.length === 1 ? names[0] : undefined);
  const outputs = name === undefined ? undefined : caches[name];
  if (outputs === undefined) {
    throw new UsageError(`--cache must be one of ${names.join(", ")}, got ${wanted ?? "nothing"}`);
  }
  return { region, outputs };
}

function read(file: string): StackOutputs {
  const rule = `--outputs must be a file that "npm run outputs" wrote, got ${file}`;
  let content: Partial<StackOutputs> | null;
  try {
    content = JSON.parse(readFileSync(file, "utf8")) as Partial<StackOutputs> | null;
  } catch (error) {
    // What does not parse is not shown: it may be anything, a secret too.
    throw new UsageError(error instanceof SyntaxError ? `${rule}, which is no JSON` : `${rule}: ${messageOf(error)}`);
  }
  if (typeof content?.caches !== "object") {
    throw new UsageError(`${rule}, which names no caches`);
  }
  return content as StackOutputs;
}

function login(
  { user, "iam-user": iamUser, "secret-arn": givenArn }: Values,
  outputs: CacheOutputs | undefined,
  cacheName: string | undefined,
  region: string | undefined,
): Login {
  const users = outputs?.userNames ?? {};
  const named = (name: string): string => users[name] ?? name;
  if (iamUser !== undefined) {
    if (cacheName === undefined || region === undefined) {
      throw new UsageError(`--iam-user needs ${cacheName === undefined ? "--cache-name" : "--region"}`);
    }
    return { kind: "iam", userId: named(iamUser), cacheName, region };
  }
  const secretArn = givenArn ?? outputs?.secretArns[user ?? "token"];
  if (secretArn !== undefined) {
    return { kind: "secret", secretArn, user: user === undefined ? undefined : named(user) };
  }
  if (user !== undefined || Object.keys(users).length > 0) {
    throw new UsageError(withoutSecret(user, Object.keys(users)));
  }
  return { kind: "none" };
}

function withoutSecret(user: string | undefined, users: readonly string[]): string {
  const known = users.length === 0 ? "" : `; the cache has ${users.join(", ")}`;
  return user === undefined
    ? `--user or --iam-user is needed${known}`
    : `--user ${user} needs --secret-arn, or is an IAM user and needs --iam-user${known}`;
}

function port(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 65_535) {
    throw new UsageError(`--port must be a port number, got ${text}`);
  }
  return value;
}

function parameter(text: string): readonly [string, string] {
  const [, name, value] = /^([^=]+)=(.*)$/.exec(text) ?? [];
  if (name === undefined || value === undefined) {
    throw new UsageError(`--parameter must be NAME=VALUE, got ${text}`);
  }
  return [name, value];
}
