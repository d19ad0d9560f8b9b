import { isIP } from "node:net";

import { backoff } from "../jitter";

/** How connections are made. */
export interface SocketSettings {
  /** Whether connections are encrypted. */
  readonly tls: boolean;
  /** Certificate of the authority, unless the system trusts it. */
  readonly ca: string | undefined;
  /** Name in the certificate, unless it is that of the address. */
  readonly serverName: string | undefined;
  /** Milliseconds that a connection may take. */
  readonly connectTimeoutMs: number;
  /** Number of times that the first connect is tried again. */
  readonly retries: number;
}

/** Milliseconds without any traffic after which a connection counts as lost. The heartbeat is faster. */
const silenceMs = 5_000;

/** Milliseconds before the first retry; each further one waits up to twice as long. AWS advises 100 to 200. */
const firstDelayMs = 100;

/** Milliseconds that a retry waits at most. AWS advises 2 to 10 seconds. */
const lastDelayMs = 2_000;

/** Milliseconds before a retry, at random, so that the clients of a lost node do not all return at once. */
export function retryDelayMs(tries: number): number {
  return backoff(tries, firstDelayMs, lastDelayMs);
}

/** Decides after each failure whether to connect again: some times until it has worked once, and for ever after that. */
export class Reconnection {
  readonly #retries: number;
  #hasWorked = false;

  public constructor(retries: number) {
    this.#retries = retries;
  }

  /** A connection was made. */
  public hasWorked(): void {
    this.#hasWorked = true;
  }

  public readonly strategy = (tries: number): number | false =>
    this.#hasWorked || tries < this.#retries ? retryDelayMs(tries) : false;
}

/**
 * Options of the sockets of a client.
 *
 * @param host the endpoint's name, which its certificate has; undefined for nodes that have names of their own
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/BestPractices.Clients.Redis.html
 */
export function socketOptions(settings: SocketSettings, host: string | undefined, { strategy }: Reconnection) {
  const { tls, ca, serverName, connectTimeoutMs } = settings;
  const plain = { connectTimeout: connectTimeoutMs, socketTimeout: silenceMs, reconnectStrategy: strategy };
  if (!tls) {
    return plain;
  }
  // A certificate is checked against a name only; an address is compared as it is.
  const name = serverName ?? host;
  const servername = name !== undefined && isIP(name) === 0 ? { servername: name } : {};
  return { ...plain, tls: true as const, ...servername, ...(ca === undefined ? {} : { ca }) };
}
