import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { defaultProvider } from "@aws-sdk/credential-provider-node";

import { iamToken } from "./iam-token";
import type { SmokeOptions } from "./options";

/** What the client sends to log in. */
export interface Credentials {
  readonly username?: string;
  readonly password?: string;
}

/** Fetches or makes what the cache asks for; the result is never printed. */
export async function logIn({ login, cacheName, region }: SmokeOptions): Promise<Credentials> {
  switch (login.kind) {
    case "none":
      return {};
    case "secret": {
      const client = new SecretsManagerClient(region === undefined ? {} : { region });
      const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: login.secretArn }));
      if (SecretString === undefined) {
        throw new Error(`the secret ${login.secretArn} holds no text`);
      }
      return { password: SecretString, ...(login.user === undefined ? {} : { username: login.user }) };
    }
    case "iam": {
      const { userId } = login;
      const password = await iamToken({
        userId,
        cacheName: cacheName ?? "",
        region: region ?? process.env.AWS_REGION ?? "",
        credentials: defaultProvider(),
      });
      return { username: userId, password };
    }
  }
}
