import { CacheError } from "../errors";
import type { Commands } from "../guarded";
import type { Settings } from "./options";
import { type StoredEntry, type WriteStream, sequenceOf } from "./stream";

/** Entries that are sent together at most. */
const maxTogether = 200;

type IntakeSettings = Pick<Settings<unknown>, "redis" | "replicas" | "maxLength">;

interface Waiting extends Omit<StoredEntry, "id"> {
  readonly accepted: (id: string) => void;
  readonly refused: (error: unknown) => void;
}

/**
 * Puts entries on the stream. Those that come while others are on their way go together, so that one wait for the replicas
 * is enough for many.
 */
export class Intake {
  readonly #options: IntakeSettings;
  readonly #stream: WriteStream;
  readonly #name: string;
  readonly #waiting: Waiting[] = [];
  readonly #stopListening: () => void;
  #sending: Promise<void> | undefined;
  #connections = 0;
  #last = 0n;

  public constructor(options: IntakeSettings, stream: WriteStream, name: string) {
    this.#options = options;
    this.#stream = stream;
    this.#name = name;
    this.#stopListening = options.redis.onReconnect(() => {
      this.#connections += 1;
    });
  }

  /** Sequence of the last entry that this process has put on the stream. */
  public get last(): bigint {
    return this.#last;
  }

  /** Resolves to the id of an entry when it is accepted. */
  public async add(key: string, text: string): Promise<string> {
    return new Promise((accepted, refused) => {
      this.#waiting.push({ key, text, accepted, refused });
      this.#sending ??= this.#send();
    });
  }

  /** Resolves when everything that was added has been accepted or refused. */
  public async stop(): Promise<void> {
    await this.#sending;
    this.#stopListening();
  }

  async #send(): Promise<void> {
    while (this.#waiting.length > 0) {
      const together = this.#waiting.splice(0, maxTogether);
      try {
        const ids = await this.#options.redis.run(async (server) => this.#put(server, together));
        together.forEach(({ accepted, refused }, index) => {
          const id = ids[index];
          if (id === undefined) {
            refused(new CacheError(`${this.#name}: it is full with ${this.#options.maxLength} entries`, "full"));
          } else {
            accepted(id);
          }
        });
      } catch (error) {
        together.forEach(({ refused }) => {
          refused(error);
        });
      }
    }
    this.#sending = undefined;
  }

  async #put(server: Commands, entries: readonly Waiting[]): Promise<readonly string[]> {
    const { replicas, maxLength } = this.#options;
    const connections = this.#connections;
    const ids = await this.#stream.add(server, entries, maxLength);
    this.#last = ids.map(sequenceOf).at(-1) ?? this.#last;
    if (replicas > 0 && ids.length > 0) {
      const reached = await server.wait(this.#name, replicas);
      // A new connection knows nothing of what was sent on the one before: it answers at once.
      if (reached < replicas || connections !== this.#connections) {
        const some = connections === this.#connections ? `${reached} of ${replicas}` : "an unknown number of";
        throw new CacheError(
          `${this.#name}: the entry reached ${some} replicas; it may be written all the same`,
          "not-replicated",
        );
      }
    }
    return ids;
  }
}
