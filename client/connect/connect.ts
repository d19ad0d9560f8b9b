import { breakerChecks } from "../circuit-breaker";
import { CacheError, codeOf } from "../errors";
import { type GuardOptions, guardChecks } from "../guarded";
import { type InProcessOptions, inProcessCache } from "../in-process";
import { type Checks, aName, aText, anObject, checked, msFrom, wholeFrom } from "../options";
import type { Connection } from "./connection";
import { endpointsOf } from "./endpoints";
import { type Login, authenticationFor } from "./login";
import { open } from "./open";
import { type CacheOutputs, cacheOutputsOf } from "./outputs";
import { reasonOf } from "./reason";

/** How to connect. */
export interface ConnectOptions extends GuardOptions {
  /**
   * Who logs in.
   *
   * @default - the token that the outputs name, and nobody where they name no user either
   */
  readonly login?: Login;
  /**
   * Connections for writes, and as many for reads. One carries many commands at a time, so few are enough. A cluster client
   * has one connection to each node instead.
   *
   * @default 4
   */
  readonly poolSize?: number;
  /**
   * Milliseconds that a connection may take. AWS advises 2,000 to 5,000 with TLS.
   *
   * @default 5,000
   */
  readonly connectTimeoutMs?: number;
  /**
   * Keeps what is read from the primary in this process as well.
   *
   * @default - nothing is kept
   */
  readonly inProcess?: InProcessOptions;
  /**
   * Certificate of the authority that signed the server's; a cache of AWS needs none.
   *
   * @default - the authorities that the system trusts
   */
  readonly ca?: string;
  /**
   * Name in the server's certificate, where the cache is reached through a tunnel.
   *
   * @default - that of the address
   */
  readonly serverName?: string;
}

const checks: Checks<ConnectOptions> = {
  login: anObject,
  poolSize: wholeFrom(1),
  connectTimeoutMs: msFrom(1),
  inProcess: anObject,
  ca: aText,
  serverName: aName,
  ...guardChecks,
};

/** How often the first connect is tried again. */
const retries = 3;

/**
 * Connects to a cache by the outputs of its stack: with TLS wherever the stack has it, logged in, to the primary and to the
 * replicas.
 *
 * What it promises:
 * - Whatever closes a connection, or keeps it from answering, it is made again, at growing distances and for ever. Until
 *   then, commands fail at once: none is sent twice, and none waits in a queue.
 * - After a failover it finds the new primary. A node that is no primary any more is left at its first `READONLY` to `run`.
 * - A token or a password that has been rotated is read again when the server refuses the old one. Connections that IAM
 *   would end after twelve hours log in again before that, and stay.
 *
 * @throws TypeError or RangeError when an option is wrong, or the outputs do not have what it needs
 * @throws CacheError with the reason, when the cache cannot be reached at four tries
 */
export async function connect(outputs: CacheOutputs, options: ConnectOptions = {}): Promise<Connection> {
  const chosen = checked(options, checks);
  const { login, poolSize = 4, connectTimeoutMs = 5_000, inProcess, ca, serverName, ...guard } = chosen;
  checked(guard.circuitBreaker ?? {}, breakerChecks);
  const cache = ofOneCache(outputs);
  const endpoints = endpointsOf(cache);
  const clientSideCache = inProcess && inProcessCache(inProcess);
  const authentication = authenticationFor(cache, login);
  try {
    await authentication.credentials();
  } catch (error) {
    throw new CacheError(`cannot log in to ${cache.name}: ${reasonOf(error)}`, codeOf(error));
  }
  try {
    const sockets = { ca, serverName, connectTimeoutMs, retries };
    return await open({ endpoints, authentication, poolSize, clientSideCache, guard, ...sockets });
  } catch (error) {
    const { primary, reader = primary } = endpoints;
    const addresses = new Set([primary, reader].map(({ host, port }) => `${host}:${port}`));
    throw new CacheError(`cannot connect to ${[...addresses].join(", ")}: ${reasonOf(error)}`, codeOf(error));
  }
}

function ofOneCache(outputs: unknown): CacheOutputs {
  const given = Object(outputs) as Readonly<Record<string, unknown>>;
  if (given !== outputs || "caches" in given) {
    const got = given === outputs ? "the whole file" : typeof outputs;
    throw new TypeError(`outputs must be those of one cache, as outputsFromFile gives them, got ${got}`);
  }
  return cacheOutputsOf("the cache", given);
}
