import type { Application } from "./application";
import type { World } from "./stage";

/** Processes of the application that are killed and replaced, by the names that PostgreSQL knows them by. */
export class Processes {
  /** Those that there are, each in the place of the one before it. */
  public readonly all: Application[] = [];
  readonly #names: string[] = [];
  #count = 0;

  public constructor(private readonly world: World) {}

  public async start(number: number): Promise<void> {
    await Promise.all(Array.from({ length: number }, async (_, index) => this.#start(index)));
  }

  /** The one that is in the middle of writing views, if there is one. */
  public async writer(): Promise<number | undefined> {
    const { rows } = await this.world.sql.query<{ application_name: string }>(
      "SELECT application_name FROM pg_stat_activity WHERE state = 'active' AND query LIKE 'WITH added%'",
    );
    // PostgreSQL goes on with what it was told by somebody who is dead.
    const found = this.#names.findIndex((name) => rows.some(({ application_name }) => application_name === name));
    return found === -1 ? undefined : found;
  }

  /** Kills one, and starts another. */
  public async kill(index: number): Promise<void> {
    await this.all[index]!.running.stop("SIGKILL");
    await this.#start(index);
  }

  async #start(index: number): Promise<void> {
    this.#count += 1;
    const name = `process${this.#count}`;
    this.all[index] = await this.world.application({ name });
    this.#names[index] = name;
  }
}
