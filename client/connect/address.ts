import type { RedisClientType } from "@redis/client";

/** Address of the node that a client is for. */
export function addressOf({ options }: RedisClientType): string {
  const { host, port } = { host: "", port: 0, ...options.socket };
  return `${host}:${port}`;
}
