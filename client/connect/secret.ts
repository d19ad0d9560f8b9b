import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";

/** Where a token or a password is. */
export interface SecretPlace {
  /** ARN of the secret. */
  readonly arn: string;
  /**
   * Key in the secret, where that is a JSON object.
   *
   * @default - the whole secret
   */
  readonly jsonKey?: string | undefined;
  /**
   * AWS region of the secret.
   *
   * @default - that of the environment
   */
  readonly region?: string | undefined;
}

/** Milliseconds after which a service that cannot be reached, or does not answer, is given up. */
const serviceTimeoutMs = 5_000;

/**
 * Options of every AWS client: give up soon, because a private network may have no route to the service.
 */
export function serviceOptions(region: string | undefined) {
  return {
    ...(region === undefined ? {} : { region }),
    maxAttempts: 2,
    requestHandler: {
      connectionTimeout: serviceTimeoutMs,
      requestTimeout: serviceTimeoutMs,
      throwOnRequestTimeout: true,
    },
  };
}

/**
 * Reads a secret once. Nothing of it is in the message of an error.
 *
 * @throws Error when it cannot be read, or holds no such text
 */
export async function readSecret({ arn, jsonKey, region }: SecretPlace): Promise<string> {
  const client = new SecretsManagerClient(serviceOptions(region));
  try {
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: arn }));
    if (SecretString === undefined) {
      throw new Error(`the secret ${arn} holds no text`);
    }
    return jsonKey === undefined ? SecretString : textUnder(jsonKey, SecretString, arn);
  } finally {
    client.destroy();
  }
}

function textUnder(jsonKey: string, secret: string, arn: string): string {
  let text: unknown;
  try {
    text = (JSON.parse(secret) as Readonly<Record<string, unknown>>)[jsonKey];
  } catch {
    text = undefined;
  }
  if (typeof text !== "string") {
    throw new Error(`the secret ${arn} is no JSON object with a text under the key ${jsonKey}`);
  }
  return text;
}

/** Milliseconds for which a secret is not read again, whatever the server says. */
const keepMs = 1_000;

/** A secret that is kept in memory until the server refuses it. */
export class KeptSecret {
  readonly #place: SecretPlace;
  #text: Promise<string> | undefined;
  #readAt = -Infinity;
  #isGood = false;

  public constructor(place: SecretPlace) {
    this.#place = place;
  }

  /** What was read last, or is read now: again after a refusal or a failure, once a second at most. */
  public async text(): Promise<string> {
    const now = performance.now();
    if (this.#text === undefined || (!this.#isGood && now - this.#readAt >= keepMs)) {
      this.#readAt = now;
      this.#isGood = true;
      this.#text = readSecret(this.#place);
      this.#text.catch(() => {
        this.#isGood = false;
      });
    }
    return this.#text;
  }

  /** The server does not accept it, or not any more. */
  public refused(): void {
    this.#isGood = false;
  }
}
