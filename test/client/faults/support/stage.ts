import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";

import { type Client, connectTls } from "../../../redis/support/clients";
import type { DeclaredCache } from "../../../redis/support/declared";
import { type NodeOptions, type RedisNode, startNode } from "../../../redis/support/server";
import { declaredInSeed } from "../../../redis/support/stack";
import { token } from "../../../redis/support/suite";
import { type Running, eventually, start } from "../../../support/processes";
import { outputsWith } from "../../connect/support/outputs";
import { Secrets } from "../../connect/support/secrets";
import { Peer } from "./peer";
import { Truth } from "./truth";
import type { Opening } from "./worker";

/** A process of an application. */
export interface Worker {
  readonly running: Running;
  /** Tells it to do something, and waits until it has. */
  call<R = void>(name: string, argument?: unknown): Promise<R>;
}

/** Where an application finds the cache. */
export interface Place {
  readonly port: number;
  readonly sharded?: boolean;
  /** Name in the cache of the user who logs in. @default - the token does */
  readonly user?: string;
}

const script = join(__dirname, "worker.ts");

/** Processes of an application, the source that they share, and what a test starts for them. */
export class Stage {
  public readonly truth = new Truth();
  public readonly workers: Worker[] = [];
  /** Of those who hold the lock: what they do with what it protects. */
  public lockHandlers: Readonly<Record<string, (argument: never) => unknown>> = {};
  readonly #ofRow: (() => Promise<void>)[] = [];
  readonly #ofFile: (() => Promise<void>)[] = [];
  #shared: Promise<unknown> | undefined;
  #openings = 0;

  private constructor(
    public readonly options: NodeOptions,
    public readonly secrets: Secrets,
  ) {}

  public static async start(options: NodeOptions, processes: number, env: NodeJS.ProcessEnv = {}): Promise<Stage> {
    const stage = new Stage(options, await Secrets.start());
    const starting = Array.from({ length: processes }, async (_, index) => stage.#startWorker(index, env));
    stage.workers.push(...(await Promise.all(starting)));
    return stage;
  }

  /** Connects every process to a cache, under a name that nobody has used before; with several places, each to its own. */
  public async open(
    places: Place | readonly Place[],
    { versioned = false, ...cache }: Partial<Opening["cache"]> & { readonly versioned?: boolean } = {},
  ): Promise<string> {
    this.#openings += 1;
    const namespace = `rows${this.#openings}`;
    const arn = this.secrets.keep("token", token);
    const opening = ({ port, sharded = false, user }: Place): Opening => ({
      outputs: outputsWith({
        [sharded ? "configurationEndpointAddress" : "primaryEndpointAddress"]: "localhost",
        ...(user === undefined
          ? { secretArns: { token: arn } }
          : { secretArns: { orders: arn }, userNames: { orders: user } }),
        port,
      }),
      connect: {
        ...(user === undefined ? {} : { login: { kind: "password", user: "orders" } }),
        ca: this.options.certificates.ca,
        poolSize: 2,
      },
      versioned,
      cache: { namespace, ttlSeconds: 3600, jitter: 0, maxSourceMs: 2_000, ...cache },
    });
    const all = [places].flat();
    await Promise.all(
      this.workers.map(async (worker, index) => worker.call("open", opening(all[index % all.length]!))),
    );
    return namespace;
  }

  /** A node of the seed's cache, until the row ends. */
  public async node(declared: DeclaredCache = declaredInSeed(), more: Partial<NodeOptions> = {}): Promise<RedisNode> {
    return this.until(await startNode(declared, { ...this.options, ...more }));
  }

  /** A client for what is done behind the processes' backs, until the row ends. */
  public async admin({ port }: { readonly port: number }, username = "default"): Promise<Client> {
    const client = await connectTls(port, this.options.certificates, { username, password: token });
    this.#ofRow.push(async () => {
      client.destroy();
      return Promise.resolve();
    });
    return client;
  }

  /** One more process, until the row ends. */
  public async another(): Promise<Worker> {
    const worker = await this.#startWorker(this.workers.length, {});
    this.workers.push(worker);
    this.#ofRow.push(async () => {
      this.workers.splice(this.workers.indexOf(worker), 1);
      await worker.running.stop("SIGKILL");
    });
    return worker;
  }

  /** Keeps something until the row ends. */
  public until<T extends { stop(): Promise<void> }>(part: T): T {
    this.#ofRow.push(async () => part.stop());
    return part;
  }

  /** What all rows of a file use, which is started by the first of them. */
  public async shared<T extends { stop(): Promise<void> }>(startIt: () => Promise<T>): Promise<T> {
    this.#shared ??= startIt().then((part) => {
      this.#ofFile.push(async () => part.stop());
      return part;
    });
    return this.#shared as Promise<T>;
  }

  /** Starts a server again that was killed, on the same port and with the same configuration. */
  public async startAgain(node: RedisNode): Promise<void> {
    const { spawnfile, spawnargs } = node.running.child;
    const running = start(spawnfile, spawnargs.slice(1));
    this.#ofFile.push(async () => running.stop());
    await eventually("redis-server is ready again", () =>
      running.output().includes("Ready to accept") ? true : undefined,
    );
  }

  /** Ends a row. */
  public async clear(): Promise<void> {
    await Promise.all(this.#ofRow.splice(0).map(async (stop) => stop()));
    this.truth.reset();
    this.lockHandlers = {};
  }

  public async stop(): Promise<void> {
    await this.clear();
    await Promise.all(this.#ofFile.map(async (stop) => stop()));
    await Promise.all(this.workers.map(async ({ running }) => running.stop("SIGKILL")));
    this.secrets.stop();
  }

  async #startWorker(index: number, env: NodeJS.ProcessEnv): Promise<Worker> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const connected = new Promise<Peer>((resolve) => {
      server.once("connection", (socket) => {
        server.close();
        const named = (name: string) => (argument: never) => this.lockHandlers[name]?.(argument);
        const handlers = { working: named("working"), change: named("change") };
        resolve(new Peer(socket, { ...this.truth.handlers(index), ...handlers }));
      });
    });
    const { port } = server.address() as AddressInfo;
    const args = ["-r", "ts-node/register/transpile-only", script, String(port)];
    const running = start(process.execPath, args, { env: { ...process.env, ...env } });
    const peer = await Promise.race([connected, running.ended]);
    if (!(peer instanceof Peer)) {
      throw new Error(`a process did not start: ${running.output()}`);
    }
    return {
      running,
      call: async <R>(name: string, argument?: unknown): Promise<R> => peer.call<R>(name, argument),
    };
  }
}
