import { createClient, createCluster } from "@redis/client";

import type { Certificates } from "./certificates";

/** Who connects, and how. */
export interface Login {
  readonly username?: string;
  readonly password?: string;
}

/** A client of the kind an application would use, connected. */
export type Client = Awaited<ReturnType<typeof connectTls>>;

const patience = { connectTimeout: 3_000 };

/** Connects with TLS, checking the server's certificate; reconnects until told to stop. */
export async function connectTls(port: number, certificates: Certificates, login: Login) {
  const client = createClient({
    ...login,
    socket: {
      ...patience,
      host: "127.0.0.1",
      port,
      tls: true,
      ca: certificates.ca,
      reconnectStrategy: (tries) => Math.min(tries * 50, 500),
    },
  });
  client.on("error", () => undefined);
  await client.connect();
  return client;
}

/** Connects once, with or without TLS, and gives up at the first refusal. */
export async function connectOnce(port: number, certificates: Certificates | undefined, login: Login) {
  const socket = { ...patience, host: "127.0.0.1", port, reconnectStrategy: false as const };
  const client = createClient({
    ...login,
    socket: certificates === undefined ? socket : { ...socket, tls: true, ca: certificates.ca },
  });
  client.on("error", () => undefined);
  await client.connect();
  return client;
}

/** Connects to every node of a cluster, starting from one. */
export async function connectCluster(port: number, certificates: Certificates, login: Login) {
  const cluster = createCluster({
    rootNodes: [{ url: `rediss://127.0.0.1:${port}` }],
    defaults: {
      ...login,
      socket: {
        ...patience,
        tls: true,
        ca: certificates.ca,
        reconnectStrategy: () => 200,
      },
    },
  });
  cluster.on("error", () => undefined);
  await cluster.connect();
  return cluster;
}
