import { type Client, connectTls } from "../../redis/support/clients";
import { type NodeOptions, type RedisNode, startNode } from "../../redis/support/server";
import { token } from "../../redis/support/suite";
import type { Database } from "./database";
import { WriteBehinds, declaredForWriteBehind } from "./write-behinds";

/** A node that is fit for a write-behind, empty before each test of a group, and processes that use it. */
export function useOneNode(options: NodeOptions) {
  let processes: WriteBehinds;
  let node: RedisNode;
  let admin: Client;

  beforeAll(async () => {
    processes = await WriteBehinds.start(options.certificates);
    node = await startNode(declaredForWriteBehind(), options);
    admin = await connectTls(node.port, options.certificates, { password: token });
  });

  afterEach(async () => {
    await processes.clear();
    await admin.flushAll();
  });

  afterAll(async () => {
    await processes.stop();
    admin.destroy();
    await node.stop();
  });

  return {
    get node() {
      return node;
    },
    get processes() {
      return processes;
    },
    /** For what is done behind the processes' backs. */
    get admin() {
      return admin;
    },
    open: async (database: Database, more: Parameters<WriteBehinds["open"]>[2] = {}) =>
      processes.open(await processes.connect(node), database, { replicas: 0, ...more }),
  };
}
