import type { RedisClientType } from "@redis/client";

import { jittered } from "../jitter";
import type { Authentication } from "./login";

/**
 * Milliseconds between renewals: 11 hours, or up to half an hour less, at random. A connection that logged in with IAM ends
 * after 12 hours, unless it logs in again.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth-iam.html#auth-iam-limits
 */
const renewMs = 11 * 3_600_000;
const renewJitter = 0.5 / 11;

/** Milliseconds after which a renewal that failed is tried again, or up to half of that less. */
const retryMs = 60_000;

/**
 * Logs in again on every open connection before its time ends, without closing it. All are renewed together, so each of them
 * in time, however young it is. Those that are not connected log in anew anyway.
 *
 * @returns what ends it
 */
export function keepRenewed(clients: () => readonly RedisClientType[], authentication: Authentication): () => void {
  let timer: NodeJS.Timeout;
  const schedule = (ms: number): void => {
    timer = setTimeout(() => void renew(), ms);
    timer.unref();
  };
  let hasEnded = false;
  const renew = async (): Promise<void> => {
    const ready = clients().filter(({ isReady }) => isReady);
    const results = await Promise.allSettled(ready.map(async (client) => logInAgain(client, authentication)));
    const failed = results.some(({ status }) => status === "rejected");
    if (!hasEnded) {
      schedule(failed ? jittered(retryMs, 0.5) : jittered(renewMs, renewJitter));
    }
  };
  schedule(jittered(renewMs, renewJitter));
  return () => {
    hasEnded = true;
    clearTimeout(timer);
  };
}

async function logInAgain(client: RedisClientType, authentication: Authentication): Promise<void> {
  const { username, password = "" } = await authentication.credentials();
  await client.auth({ password, ...(username === undefined ? {} : { username }) });
}
