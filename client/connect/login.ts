import { defaultProvider } from "@aws-sdk/credential-provider-node";

import { iamToken } from "./iam-token";
import type { CacheOutputs } from "./outputs";
import { KeptSecret, type SecretPlace } from "./secret";

/** Who logs in: a user with a password in Secrets Manager, or one with IAM, by the name that the stack has for it. */
export type Login =
  { readonly kind: "password"; readonly user: string } | { readonly kind: "iam"; readonly user: string };

/** What is sent to log in. */
export interface Credentials {
  /**
   * Name of the user.
   *
   * @default - the user called default
   */
  readonly username?: string;
  /**
   * Token or password.
   *
   * @default - nobody logs in
   */
  readonly password?: string;
}

/** Where connections get their credentials. */
export interface Authentication {
  /** What to log in with now. */
  credentials(): Promise<Credentials>;
  /** The server has refused it. */
  refused(): void;
  /** Whether the server ends connections that do not log in again. */
  readonly expires: boolean;
}

/** No login at all. */
const nobody: Authentication = {
  credentials: async () => Promise.resolve({}),
  refused: () => undefined,
  expires: false,
};

/**
 * How to log in to a cache.
 *
 * @param login who. @default - the token, if the cache has one, and nobody otherwise
 * @throws TypeError when the outputs have no such secret, or a user must be named
 */
export function authenticationFor(outputs: CacheOutputs, login?: Login): Authentication {
  const { name, region, serverless, secretArns, secretJsonKey, userNames } = outputs;
  const users = Object.keys(userNames);
  const known = users.length === 0 ? "" : `; the cache has ${users.join(", ")}`;
  if (login === undefined) {
    if (secretArns.token !== undefined) {
      return withSecret({ arn: secretArns.token, jsonKey: secretJsonKey, region });
    }
    if (users.length > 0) {
      throw new TypeError(`login is required, with the kind password or iam and a user${known}`);
    }
    return nobody;
  }
  const { kind, user }: { readonly kind: string; readonly user: unknown } = login;
  if (kind !== "password" && kind !== "iam") {
    throw new TypeError(`login must have the kind password or iam, got ${kind}`);
  }
  if (typeof user !== "string" || user === "") {
    throw new TypeError(`login must have a user, got ${String(user)}${known}`);
  }
  const userName = own(userNames, login.user) ?? login.user;
  if (login.kind === "iam") {
    return withIam(userName, name, region, serverless);
  }
  const arn = own(secretArns, login.user);
  if (arn === undefined) {
    throw new TypeError(`login must name a user with a secret in the outputs, got ${login.user}${known}`);
  }
  return withSecret({ arn, region }, userName);
}

function own(texts: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(texts, name) ? texts[name] : undefined;
}

function withSecret(place: SecretPlace, username?: string): Authentication {
  const secret = new KeptSecret(place);
  return {
    credentials: async () => ({
      password: await secret.text(),
      ...(username === undefined ? {} : { username }),
    }),
    refused: () => {
      secret.refused();
    },
    expires: false,
  };
}

/** A token opens connections for 15 minutes, so each connection gets its own. */
function withIam(userId: string, cacheName: string, region: string, serverless: boolean): Authentication {
  const credentials = defaultProvider();
  return {
    credentials: async () => ({
      username: userId,
      password: await iamToken({ userId, cacheName, region, serverless, credentials }),
    }),
    refused: () => undefined,
    expires: true,
  };
}
