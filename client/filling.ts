import { setTimeout as sleep } from "node:timers/promises";

import { type Load, type LoadContext, lifetimeOf, versionOf, type withDefaults } from "./cache-aside-options";
import { type Permission, abandonFilling, beginFilling, fill } from "./entry";
import type { Landed } from "./flights";
import { jittered } from "./jitter";
import type { ServerClock } from "./server-clock";
import type { ValueFormat } from "./value";

/** What a source gave: as JSON, so that each reader gets an object of its own, or as it is, if it cannot be cached. */
export type Loaded<T> = { readonly text: string } | { readonly value: T | null };

/** Pause between two looks at an entry that another process is filling, in milliseconds; half of it is random. */
const pauseMs = 50;

/** Brings a value from the source into the cache, so that only one process does it, and never over a change. */
export class Filling<T> {
  public constructor(
    private readonly options: ReturnType<typeof withDefaults<T>>,
    private readonly format: ValueFormat<T>,
    private readonly clock: ServerClock,
    private readonly failed: (error: unknown) => void,
  ) {}

  /** Fills an entry under a lease, or waits until another process has; loads without caching when it may not be cached. */
  public async fill(key: string, lease: string, seen: number, load: Load<T>): Promise<Landed<Loaded<T>>> {
    const end = performance.now() + this.options.maxSourceMs;
    for (;;) {
      const since = performance.now();
      const permission = await this.#ask(key, lease, seen);
      if (permission?.kind === "load") {
        return this.#loadInto(key, lease, permission.lowestVersion, load);
      }
      if (permission?.kind === "value" && (await this.format.read(permission.text)) !== undefined) {
        return { result: permission, since };
      }
      if (permission?.kind !== "wait" || since > end) {
        return this.loadOnly(key, load, { consistent: permission !== undefined });
      }
      await sleep(jittered(pauseMs, 0.5));
    }
  }

  /** Replaces a value that is still valid; nothing, when somebody else does. */
  public async refresh(
    key: string,
    lease: string,
    seen: number,
    load: Load<T>,
  ): Promise<Landed<Loaded<T>> | undefined> {
    const permission = await this.#ask(key, lease, seen);
    return permission?.kind === "load" ? this.#loadInto(key, lease, permission.lowestVersion, load) : undefined;
  }

  /** Loads without caching. */
  public async loadOnly(key: string, load: Load<T>, context: LoadContext): Promise<Landed<Loaded<T>>> {
    const since = performance.now();
    return { result: await this.#asStored(key, (await load(context)) ?? null), since };
  }

  async #ask(key: string, lease: string, seen: number): Promise<Permission | undefined> {
    const { redis, maxSourceMs } = this.options;
    try {
      const permission = await redis.run(async (server) => beginFilling(server, key, lease, maxSourceMs, seen));
      this.clock.learn(permission.now);
      return permission;
    } catch (error) {
      this.failed(error);
      return undefined;
    }
  }

  async #loadInto(
    key: string,
    lease: string,
    lowestVersion: number | undefined,
    load: Load<T>,
  ): Promise<Landed<Loaded<T>>> {
    const since = performance.now();
    let isStored = false;
    try {
      const { value, version } = await this.#newEnough(lowestVersion, load);
      const loadMs = performance.now() - since;
      const result = await this.#asStored(key, value);
      if ("text" in result) {
        isStored = await this.#store(key, {
          lease,
          version,
          text: result.text,
          ttlMs: lifetimeOf(value, this.options),
          loadMs,
        });
      }
      return { result, since };
    } finally {
      if (!isStored) {
        void this.options.redis.run(async (server) => abandonFilling(server, key, lease)).catch(() => undefined);
      }
    }
  }

  /** A replica may answer, if its answer can be shown to be new enough; else the source has to be asked for the newest. */
  async #newEnough(lowest: number | undefined, load: Load<T>) {
    const first = this.#versioned(await load({ consistent: lowest === undefined }));
    const isNew = lowest === undefined || (first.version !== undefined && first.version >= lowest);
    return isNew ? first : this.#versioned(await load({ consistent: true }));
  }

  #versioned(loaded: T | null | undefined): { readonly value: T | null; readonly version: number | undefined } {
    const { version } = this.options;
    const value = loaded ?? null;
    return { value, version: value === null || version === undefined ? undefined : versionOf(value, version) };
  }

  async #store(key: string, filling: Parameters<typeof fill>[2]): Promise<boolean> {
    try {
      const { stored, now } = await this.options.redis.run(async (server) => fill(server, key, filling));
      this.clock.learn(now);
      return stored;
    } catch (error) {
      this.failed(error);
      return false;
    }
  }

  async #asStored(key: string, value: T | null): Promise<Loaded<T>> {
    try {
      return { text: await this.format.write(key, value) };
    } catch (error) {
      this.failed(error);
      return { value };
    }
  }
}
