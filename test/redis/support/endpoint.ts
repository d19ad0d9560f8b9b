import { connect, createServer, type Server, type Socket } from "node:net";

/**
 * A name that stays while the node behind it changes, as the service's endpoints do: new connections go to the
 * current target, old ones stay where they are.
 */
export interface Endpoint {
  readonly port: number;
  /** From now on new connections go there. */
  pointTo(ports: readonly number[]): void;
  stop(): Promise<void>;
}

/** Opens an endpoint on the loopback address; several targets take turns. */
export async function openEndpoint(ports: readonly number[]): Promise<Endpoint> {
  let targets = ports;
  let turn = 0;
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const port = targets[turn++ % targets.length];
    const upstream = connect(port ?? 0, "127.0.0.1");
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from);
      from.pipe(to);
      from.on("error", () => to.destroy());
      from.on("close", () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  });
  await listen(server);
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : 0,
    pointTo: (next) => {
      targets = next;
    },
    stop: async () => {
      sockets.forEach((socket) => socket.destroy());
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function listen(server: Server): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
}
