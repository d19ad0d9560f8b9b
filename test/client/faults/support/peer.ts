import type { Socket } from "node:net";
import { createInterface } from "node:readline";

/** What one side lets the other call, by name. */
export type Handlers = Readonly<Record<string, (argument: never) => unknown>>;

interface Message {
  readonly id: number;
  readonly name?: string;
  readonly argument?: unknown;
  readonly result?: unknown;
  readonly error?: string;
}

/** One end of a connection over which two processes call each other; each message is a line of JSON. */
export class Peer {
  readonly #waiting = new Map<number, { resolve(result: never): void; reject(error: Error): void }>();
  #calls = 0;

  public constructor(
    private readonly socket: Socket,
    private readonly handlers: Handlers,
  ) {
    socket.setNoDelay(true);
    socket.on("error", () => socket.destroy());
    createInterface({ input: socket }).on("line", (line) => void this.#hear(JSON.parse(line) as Message));
  }

  /** Calls a function of the other side; rejects with the message of what it throws. */
  public async call<R>(name: string, argument: unknown = {}): Promise<R> {
    this.#calls += 1;
    const id = this.#calls;
    this.#say({ id, name, argument });
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
    });
  }

  async #hear({ id, name, argument, result, error }: Message): Promise<void> {
    if (name !== undefined) {
      const answer = await this.#answer(name, argument);
      this.#say({ id, ...answer });
      return;
    }
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error === undefined) {
      waiting?.resolve(result as never);
    } else {
      waiting?.reject(new Error(error));
    }
  }

  async #answer(name: string, argument: unknown): Promise<{ readonly result: unknown } | { readonly error: string }> {
    try {
      return { result: await this.handlers[name]?.(argument as never) };
    } catch (error) {
      return { error: error instanceof Error ? error.message : String(error) };
    }
  }

  #say(message: Message): void {
    if (!this.socket.destroyed) {
      this.socket.write(`${JSON.stringify(message)}\n`);
    }
  }
}
