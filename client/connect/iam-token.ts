import { Sha256 } from "@aws-crypto/sha256-js";
import { SignatureV4, type SignatureV4Init } from "@smithy/signature-v4";

/** Who wants to log in, and where. */
export interface IamLogin {
  /** Id of the user, which is its name as well. */
  readonly userId: string;
  /** Replication group or serverless cache, in lower case as AWS keeps it. */
  readonly cacheName: string;
  /** Whether it is a serverless cache. */
  readonly serverless: boolean;
  /** AWS region of the cache. */
  readonly region: string;
  /** AWS credentials of the application, or what gets them. */
  readonly credentials: SignatureV4Init["credentials"];
  /**
   * When the token is made.
   *
   * @default - now
   */
  readonly date?: Date;
}

/** Seconds for which a token can open a connection, the maximum that AWS allows. */
const tokenLifetime = 900;

/**
 * The password of an IAM user: a signed request to connect, without its scheme.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth-iam.html
 */
export async function iamToken(login: IamLogin): Promise<string> {
  const { userId, cacheName, serverless, region, credentials, date } = login;
  const signer = new SignatureV4({ service: "elasticache", region, credentials, sha256: Sha256 });
  const request = {
    method: "GET",
    protocol: "http:",
    hostname: cacheName,
    path: "/",
    headers: { host: cacheName },
    query: { Action: "connect", User: userId, ...(serverless ? { ResourceType: "ServerlessCache" } : {}) },
  };
  const { query = {} } = await signer.presign(request, {
    expiresIn: tokenLifetime,
    ...(date === undefined ? {} : { signingDate: date }),
  });
  const parts = Object.entries(query).map(([name, value]) => `${encode(name)}=${encode(String(value))}`);
  return `${cacheName}/?${parts.join("&")}`;
}

/** As strict as the signature wants it. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}
