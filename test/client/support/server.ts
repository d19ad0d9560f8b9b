import { type GuardOptions, type GuardedRedis, guard } from "../../../client/guarded";
import { CacheError } from "../../../client/errors";
import { type Client, connectTls } from "../../redis/support/clients";
import { type NodeOptions, type RedisNode, startNode } from "../../redis/support/server";
import { declaredInSeed } from "../../redis/support/stack";
import { token } from "../../redis/support/suite";
import { patient } from "./connections";

/** One node of the seed's cache, and clients of it. */
class CacheServer {
  readonly #clients: Client[] = [];

  private constructor(
    public readonly node: RedisNode,
    /** For what tests do behind the client's back. */
    public readonly client: Client,
    private readonly options: NodeOptions,
  ) {
    this.#clients.push(client);
  }

  public static async start(options: NodeOptions): Promise<CacheServer> {
    const node = await startNode(declaredInSeed(), options);
    return new CacheServer(node, await connectTls(node.port, options.certificates, { password: token }), options);
  }

  /** A connection of its own, as another process has it; `cut` makes it fail at once, until it is called again. */
  public async connect(options: GuardOptions = {}): Promise<GuardedRedis & { cut(is: boolean): void }> {
    const client = await connectTls(this.node.port, this.options.certificates, { password: token });
    this.#clients.push(client);
    const guarded = guard(() => client, { ...patient, ...options });
    const listeners: (() => void)[] = [];
    let isCut = false;
    return {
      run: async (commands) => (isCut ? Promise.reject(new CacheError("cut", "offline")) : guarded.run(commands)),
      onReconnect: (listener) => {
        listeners.push(listener);
        return () => undefined;
      },
      cut: (is) => {
        isCut = is;
        if (!is) {
          listeners.forEach((listener) => {
            listener();
          });
        }
      },
    };
  }

  public async stop(): Promise<void> {
    this.#clients.forEach((client) => {
      client.destroy();
    });
    await this.node.stop();
  }
}

/** A server for all tests of a group, which starts before them and ends after them. */
export function useServer(options: NodeOptions) {
  let server: CacheServer | undefined;
  beforeAll(async () => {
    server = await CacheServer.start(options);
  });
  afterAll(async () => server?.stop());
  return {
    get client() {
      return server!.client;
    },
    connect: async (guarded?: GuardOptions) => server!.connect(guarded),
  };
}
