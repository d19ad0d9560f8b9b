import { type AddressInfo, type Socket, connect, createServer } from "node:net";

/** A way to a server on which the network can stall: bytes stay where they are, and nothing is closed. */
export interface Proxy {
  readonly port: number;
  /** Nothing passes any more: on open connections, and on new ones too unless they are let through. */
  stall(what: "everything" | "open connections"): void;
  /** Everything goes on; what was under way arrives now. */
  resume(): void;
  stop(): Promise<void>;
}

/** Opens one. */
export async function openProxy(target: number): Promise<Proxy> {
  const pairs = new Set<readonly [Socket, Socket]>();
  let isStalled = false;
  const server = createServer((client) => {
    const upstream = connect(target, "127.0.0.1");
    const pair = [client, upstream] as const;
    pairs.add(pair);
    for (const socket of pair) {
      socket.on("error", () => {
        pair.forEach((each) => each.destroy());
      });
    }
    upstream.on("close", () => pairs.delete(pair));
    if (!isStalled) {
      client.pipe(upstream).pipe(client);
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    stall: (what) => {
      isStalled = what === "everything";
      pairs.forEach(([client, upstream]) => {
        client.unpipe(upstream);
        upstream.unpipe(client);
      });
    },
    resume: () => {
      isStalled = false;
      pairs.forEach(([client, upstream]) => {
        client.pipe(upstream).pipe(client);
      });
    },
    stop: async () => {
      pairs.forEach((pair) => {
        pair.forEach((socket) => socket.destroy());
      });
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
