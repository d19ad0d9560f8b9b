import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { Failure } from "../shared/failure";
import type { JudgedMutant, Mutant } from "./mutant";

/** Mutants by file, as the protocol has them. */
type Files<T> = Readonly<Record<string, { readonly mutants: readonly Omit<T, "file">[] }>>;

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: { readonly files: Files<JudgedMutant> };
  readonly result?: { readonly files?: Files<Mutant> };
  readonly error?: { readonly message: string };
}

/**
 * The mutation tester as a server.
 *
 * @see https://github.com/stryker-mutator/editor-plugins/tree/main/packages/mutation-server-protocol
 */
export class MutationServer {
  private readonly process: ChildProcess;
  private readonly waiting = new Map<number, { resolve: (message: Message) => void; reject: (error: Error) => void }>();
  private received = Buffer.alloc(0);

  /**
   * @param sampleFile what `only-sample.cjs` reads
   * @param onJudged called for each mutant when its tests are done
   */
  constructor(
    sampleFile: string,
    private readonly onJudged: (mutant: JudgedMutant) => void,
  ) {
    const program = join(__dirname, "node_modules/@stryker-mutator/core/bin/stryker.js");
    this.process = spawn(process.execPath, [program, "serve", "stdio"], {
      env: { ...process.env, MUTATE_SAMPLE: sampleFile },
      stdio: ["pipe", "pipe", "inherit"],
    });
    this.process.stdout?.on("data", (chunk: Buffer) => {
      this.receive(chunk);
    });
    this.process.on("exit", () => {
      this.waiting.forEach(({ resolve, reject }) => {
        if (this.process.killed) {
          resolve({});
        } else {
          reject(new Failure("the mutation tester ended before its work was done: npm run mutate:install"));
        }
      });
    });
  }

  /** Reads the configuration. */
  public async configure(configFilePath: string): Promise<void> {
    await this.call("configure", { configFilePath });
  }

  /** Every mutant of the files that the configuration names. */
  public async discover(): Promise<readonly Mutant[]> {
    const { result } = await this.call("discover", {});
    return flat(result?.files ?? {});
  }

  /** Tests every mutant within the places of the given ones that is in the sample. Returns early when it is stopped. */
  public async test(mutants: readonly Mutant[]): Promise<void> {
    await this.call("mutationTest", { files: mutants.map(({ file, location }) => ({ path: file, range: location })) });
  }

  /** Ends it and everything that it started, and removes its copy of the project. */
  public async stop(): Promise<void> {
    if (this.process.exitCode === null && this.process.signalCode === null) {
      this.process.kill();
      await once(this.process, "exit");
    }
    // Tests that still run end after a while, and may write there until then.
    await rm(".stryker-tmp", { recursive: true, force: true, maxRetries: 20, retryDelay: 500 });
  }

  private call(method: string, params: object): Promise<Message> {
    const id = this.waiting.size + 1;
    const content = Buffer.from(JSON.stringify({ jsonrpc: "2.0", id, method, params }));
    this.process.stdin?.write(`Content-Length: ${content.byteLength}\r\n\r\n`);
    this.process.stdin?.write(content);
    return new Promise((resolve, reject) => this.waiting.set(id, { resolve, reject }));
  }

  private receive(chunk: Buffer): void {
    this.received = Buffer.concat([this.received, chunk]);
    for (;;) {
      const end = this.received.indexOf("\r\n\r\n");
      const [, length] = /Content-Length: (\d+)/i.exec(this.received.subarray(0, Math.max(end, 0)).toString()) ?? [];
      const next = end + 4 + Number(length);
      if (end === -1 || this.received.length < next) {
        return;
      }
      this.take(JSON.parse(this.received.subarray(end + 4, next).toString()) as Message);
      this.received = this.received.subarray(next);
    }
  }

  private take(message: Message): void {
    if (message.params !== undefined) {
      flat(message.params.files).forEach(this.onJudged);
      return;
    }
    const waiting = this.waiting.get(Number(message.id));
    if (message.error === undefined) {
      waiting?.resolve(message);
    } else {
      waiting?.reject(new Failure(message.error.message));
    }
  }
}

function flat<T extends Mutant>(files: Files<T>): readonly T[] {
  return Object.entries(files).flatMap(([file, { mutants }]) => mutants.map((mutant) => ({ ...mutant, file }) as T));
}
