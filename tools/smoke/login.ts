import { defaultProvider } from "@aws-sdk/credential-provider-node";

import { iamToken } from "../../client/connect/iam-token";
import type { Credentials } from "../../client/connect/login";
import { readSecret } from "../../client/connect/secret";
import type { SmokeOptions } from "./options";

/** Fetches or makes the credentials; they are never printed. */
export async function logIn({ login, region }: SmokeOptions): Promise<Credentials> {
  switch (login.kind) {
    case "none":
      return {};
    case "secret": {
      const password = await readSecret({ arn: login.secretArn, jsonKey: login.jsonKey, region });
      return { password, ...(login.user === undefined ? {} : { username: login.user }) };
    }
    case "iam": {
      const { kind, ...user } = login;
      return { username: user.userId, password: await iamToken({ ...user, credentials: defaultProvider() }) };
    }
  }
}
