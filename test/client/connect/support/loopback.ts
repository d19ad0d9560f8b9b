import { type Socket, connect, createServer } from "node:net";

/** An address of this machine that leads to a port of the usual one. */
export interface Loopback {
  /** How many connections there were. */
  connections(): number;
  stop(): Promise<void>;
}

/** Opens one. */
export async function openLoopback(host: string, port: number, target: number): Promise<Loopback> {
  const sockets = new Set<Socket>();
  let count = 0;
  const server = createServer((client) => {
    count += 1;
    const upstream = connect(target, "127.0.0.1");
    client.pipe(upstream).pipe(client);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on("error", () => socket.destroy());
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  return {
    connections: () => count,
    stop: async () => {
      sockets.forEach((socket) => socket.destroy());
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
