import type { CacheAside } from "./cache-aside";
import type { Load, LoadContext } from "./cache-aside-options";

/**
 * Read-through: the cache knows its source, so those who read name an id and nothing else. It promises what `CacheAside`
 * promises, and shares its statistics.
 */
export class ReadThrough<T, Id extends string | number = string | number> {
  readonly #cache: CacheAside<T>;
  readonly #load: (id: Id, context: LoadContext) => ReturnType<Load<T>>;

  /** @param load reads the value of an id from the source */
  public constructor(cache: CacheAside<T>, load: (id: Id, context: LoadContext) => ReturnType<Load<T>>) {
    this.#cache = cache;
    this.#load = load;
  }

  /**
   * The value of an id; null when the source has none.
   *
   * @throws whatever the source throws
   */
  public async get(id: Id): Promise<T | null> {
    return this.#cache.get(id, async (context) => this.#load(id, context));
  }
}
