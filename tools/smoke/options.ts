import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname } from "node:path";

import { UsageError } from "../shared/command-line/command";
import { asTyped } from "../shared/command-line/wording";
import { messageOf } from "../shared/failure";
import { type CacheOutputs, type StackOutputs, usualPort } from "../outputs/stack-outputs";

/** How the smoke test logs in. */
export type Login =
  | { readonly kind: "none" }
  | {
      readonly kind: "secret";
      readonly secretArn: string;
      /** Key of the token or password, where the secret is a JSON object. */
      readonly jsonKey?: string | undefined;
      readonly user: string | undefined;
    }
  | {
      readonly kind: "iam";
      readonly userId: string;
      readonly cacheName: string;
      readonly region: string;
      readonly serverless: boolean;
    };

/** What the smoke test checks. */
export interface SmokeOptions {
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
  /** Certificate authority, where it is not one that the system trusts. */
  readonly caFile: string | undefined;
  /** Name in the server's certificate, if it differs from the address. */
  readonly serverName: string | undefined;
  readonly sharded: boolean;
  readonly login: Login;
  /** Replication group, to read its parameters from the service. */
  readonly cacheName: string | undefined;
  readonly region: string | undefined;
  /** Parameters that the stack declares. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Prefix of every key that the smoke test writes. */
  readonly keyPrefix: string;
}

/** The options of the command line as they are typed. */
export interface TypedOptions {
  readonly outputs?: string | undefined;
  readonly cache?: string | undefined;
  readonly host?: string | undefined;
  readonly port?: string | undefined;
  readonly tls?: boolean | undefined;
  readonly caFile?: string | undefined;
  readonly serverName?: string | undefined;
  readonly sharded?: boolean | undefined;
  readonly secretArn?: string | undefined;
  readonly secretKey?: string | undefined;
  readonly user?: string | undefined;
  readonly iamUser?: string | undefined;
  readonly cacheName?: string | undefined;
  readonly region?: string | undefined;
  readonly parameter?: readonly string[] | undefined;
  readonly keyPrefix: string;
}

/**
 * Combines the options with the outputs file, if one is named.
 *
 * @throws UsageError when the options are wrong
 */
export function readOptions(values: TypedOptions): SmokeOptions {
  const file = values.outputs === undefined ? undefined : cacheIn(values.outputs, values.cache);
  const host = values.host ?? file?.outputs.configurationEndpointAddress ?? file?.outputs.primaryEndpointAddress;
  if (host === undefined) {
    throw new UsageError("--host or --outputs is required");
  }
  const cacheName = values.cacheName ?? file?.outputs.name;
  const region = values.region ?? file?.region ?? process.env.AWS_REGION;
  return {
    host,
    port: port(values.port ?? String(file?.outputs.port ?? usualPort)),
    tls: values.tls ?? file?.outputs.transitEncryption !== "off",
    caFile: values.caFile,
    serverName: values.serverName,
    sharded: values.sharded ?? file?.outputs.configurationEndpointAddress !== undefined,
    login: login(values, file?.outputs, cacheName, region),
    cacheName: file?.outputs.serverless === true ? undefined : cacheName,
    region,
    parameters: { ...file?.outputs.parameters, ...Object.fromEntries((values.parameter ?? []).map(parameter)) },
    keyPrefix: values.keyPrefix,
  };
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
  const rule = `--outputs must be a file that "${asTyped("outputs")}" wrote, got ${file}`;
  let content: Partial<StackOutputs> | null;
  try {
    content = JSON.parse(readFileSync(file, "utf8")) as Partial<StackOutputs> | null;
  } catch (error) {
    // Text that does not parse is not shown: it may be anything, even a secret.
    throw new UsageError(
      error instanceof SyntaxError ? `${rule}, which is not JSON` : `${rule}: ${messageOf(error)}${beside(file)}`,
    );
  }
  if (typeof content?.caches !== "object") {
    throw new UsageError(`${rule}, which names no caches`);
  }
  return content as StackOutputs;
}

/** The outputs of the stacks that there are, for somebody who has named another one. */
function beside(file: string): string {
  const folder = dirname(file);
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".json")) : [];
  return names.length === 0 ? "" : `; there are only ${names.sort().join(", ")}`;
}

function login(
  { user, iamUser, secretArn: givenArn, secretKey }: TypedOptions,
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
    return { kind: "iam", userId: named(iamUser), cacheName, region, serverless: outputs?.serverless === true };
  }
  const secretArn = givenArn ?? outputs?.secretArns[user ?? "token"];
  if (secretArn !== undefined) {
    const jsonKey = secretKey ?? (user === undefined && givenArn === undefined ? outputs?.secretJsonKey : undefined);
    return { kind: "secret", secretArn, jsonKey, user: user === undefined ? undefined : named(user) };
  }
  if (user !== undefined || Object.keys(users).length > 0) {
    throw new UsageError(withoutSecret(user, Object.keys(users)));
  }
  return { kind: "none" };
}

function withoutSecret(user: string | undefined, users: readonly string[]): string {
  const known = users.length === 0 ? "" : `; the cache has ${users.join(", ")}`;
  return user === undefined
    ? `--user or --iam-user is required${known}`
    : `--user ${user} needs --secret-arn; for an IAM user, use --iam-user instead${known}`;
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
