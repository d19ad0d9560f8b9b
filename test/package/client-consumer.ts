// A program of somebody who installed the client; the tests compile and run it in an app of its own.
import { createClient } from "@redis/client";
import {
  CacheAside,
  CacheError,
  type CacheAsideOptions,
  ReadThrough,
  connect,
  guard,
  outputsFromFile,
  withLock,
} from "managed-redis-client";

interface User {
  readonly name: string;
}

/** Nobody listens on this port. */
const client = createClient({ socket: { host: "127.0.0.1", port: 1, reconnectStrategy: false } });
const failed: string[] = [];
client.on("error", (error: NodeJS.ErrnoException) => failed.push(String(error.code)));

const redis = guard(() => client);
const options: CacheAsideOptions<User> = {
  redis,
  namespace: "users",
  ttlSeconds: 300,
  onError: (error) => failed.push(error instanceof CacheError ? error.message : "another error"),
};

/** A mistake that does not compile, and what it says to those who do not compile. */
function refusalOf(seconds: unknown): string {
  try {
    // @ts-expect-error: it could be anything
    return typeof new CacheAside<User>({ ...options, ttlSeconds: seconds });
  } catch (error) {
    return String(error);
  }
}

/** What the command `outputs` writes about a cache without TLS. */
const outputs = {
  caches: {
    Cache: {
      name: "users",
      region: "us-east-1",
      serverless: false,
      primaryEndpointAddress: "127.0.0.1",
      port: 1,
      transitEncryption: "off",
    },
  },
};

async function main(): Promise<void> {
  const connected = await connect(outputsFromFile(outputs)).then(() => "connected", String);
  await client.connect().catch(() => undefined);
  const users = new CacheAside(options);
  const fromSource = await new ReadThrough(users, async (id: string) => Promise.resolve({ name: `user ${id}` })).get(
    "7",
  );
  const locked = await withLock({ redis, name: "report", ttlMs: 1_000, waitMs: 0 }, async () =>
    Promise.resolve("done"),
  ).catch(String);
  const updated = await users.update("7", async () => Promise.resolve({ name: "another" }));
  console.log(JSON.stringify({ connected, fromSource, updated, locked, failed, refusal: refusalOf("soon") }));
  process.exit();
}

void main();
