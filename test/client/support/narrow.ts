import { type AddressInfo, type Socket, connect, createServer } from "node:net";

import { sleep } from "../../support/processes";

/** A way to a server on which answers come slowly. */
export interface Narrow {
  readonly port: number;
  stop(): Promise<void>;
}

/** Opens one, for so many bytes a second of each connection. */
export async function openNarrow(target: number, bytesPerSecond: number): Promise<Narrow> {
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(target, "127.0.0.1");
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(one);
      one.on("error", () => other.destroy());
      one.on("close", () => other.destroy());
    }
    client.pipe(upstream);
    answerSlowly(upstream, client, bytesPerSecond).catch(() => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    stop: async () => {
      sockets.forEach((socket) => socket.destroy());
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function answerSlowly(upstream: Socket, client: Socket, bytesPerSecond: number): Promise<void> {
  for await (const chunk of upstream as AsyncIterable<Buffer>) {
    client.write(chunk);
    await sleep((1_000 * chunk.length) / bytesPerSecond);
  }
}
