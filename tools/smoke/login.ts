import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { defaultProvider } from "@aws-sdk/credential-provider-node";

import { clientOptions } from "./aws-client";
import { iamToken } from "./iam-token";
import type { Login, SmokeOptions } from "./options";

/** What the client sends to log in. */
export interface Credentials {
  readonly username?: string;
  readonly password?: string;
}

/** The token or password in a secret. Nothing of the secret is in the message when it is not there. */
function textIn(secret: string, { secretArn, jsonKey }: Extract<Login, { readonly kind: "secret" }>): string {
  if (jsonKey === undefined) {
    return secret;
  }
  let text: unknown;
  try {
    text = (JSON.parse(secret) as Readonly<Record<string, unknown>>)[jsonKey];
  } catch {
    text = undefined;
  }
  if (typeof text !== "string") {
    throw new Error(`the secret ${secretArn} is no JSON object with a text under the key ${jsonKey}`);
  }
  return text;
}

/** Fetches or makes the credentials; they are never printed. */
export async function logIn({ login, region }: SmokeOptions): Promise<Credentials> {
  switch (login.kind) {
    case "none":
      return {};
    case "secret": {
      const client = new SecretsManagerClient(clientOptions(region));
      const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: login.secretArn }));
      if (SecretString === undefined) {
        throw new Error(`the secret ${login.secretArn} holds no text`);
      }
      return { password: textIn(SecretString, login), ...(login.user === undefined ? {} : { username: login.user }) };
    }
    case "iam": {
      const { userId, cacheName } = login;
      const password = await iamToken({ userId, cacheName, region: login.region, credentials: defaultProvider() });
      return { username: userId, password };
    }
  }
}
