import type { CacheAside } from "./cache-aside";
import type { Change } from "./change";
import { aFunction, checked, having, required } from "./options";

/** Says that a change of one row makes a value of another cache old, such as a list that the row is part of. */
export type Concerns = (cache: Pick<CacheAside<never>, "change">, id: string | number) => Promise<void>;

/**
 * Write-through: changes go to the source, and what it has then goes to the cache, before the change counts as made. So the
 * next read, in any process, is a hit with the new value. Read with `get` of the same cache.
 *
 * What it promises:
 * - No read that begins after a change has ended gets an older value, and no value stays that the source does not have,
 *   whichever half fails: the entry is held empty while the source is changed, and is filled only by its own change.
 *   Two changes of a row at the same time leave it empty, because only the source knows which was the last.
 * - When the cache fails before the source is changed, the change is refused, and nothing is written: an old value might
 *   stay otherwise, with nobody to remove it. `CacheAside.update` is for changes that must be possible then.
 * - When the cache fails after the source was changed, the change is made, and the hold keeps the entry empty. It is removed
 *   as soon as the cache answers.
 * - When the source fails, its error is thrown. The value is removed all the same, and nothing is cached for `maxSourceMs`:
 *   the change may have been made, or be made yet, when its connection was lost. A network can bring the end of it later than
 *   that: have the database give up a transaction of which it hears nothing (in PostgreSQL,
 *   `idle_in_transaction_session_timeout`).
 * - A process that is killed in between leaves an entry that is held empty, for `maxSourceMs` at most.
 *
 * A change that takes longer than `maxSourceMs`, and a failover that loses a hold, can let somebody cache the old value
 * meanwhile. It is removed when the change ends; if the process is killed before that, it stays until it expires.
 */
export class WriteThrough<T> {
  readonly #cache: CacheAside<T>;

  /**
   * @param cache holds the values
   * @throws TypeError when it is none
   */
  public constructor(cache: CacheAside<T>) {
    this.#cache = checked({ cache }, { cache: required(having("change", "a CacheAside")) }).cache;
  }

  /**
   * Creates, changes or deletes the row of an id. To create one, get its id first, from a sequence of the database or as a
   * UUID: nobody may have cached that it does not exist.
   *
   * @param change changes the source, and resolves to what it has now, or to null after a deletion. It names what else
   * becomes old by awaiting `concerns`, before the transaction is committed: the values are removed, and nobody caches them
   * again until the change has ended.
   * @throws TypeError when `change` is no function
   * @throws CacheError when the cache fails before the source is changed
   * @throws whatever `change` throws
   */
  public async write<R extends T | null>(id: string | number, change: (concerns: Concerns) => Promise<R>): Promise<R> {
    checked({ change }, { change: required(aFunction) });
    const own = this.#cache.change(id);
    const others: Change<never>[] = [];
    const concerns: Concerns = async (cache, otherId) => {
      const other = cache.change(otherId);
      others.push(other);
      await other.begin();
    };
    try {
      await own.begin();
    } catch (error) {
      await own.end();
      throw error;
    }
    try {
      const value = await change(concerns);
      await Promise.all([own.store(value), ...others.map(async (other) => other.end())]);
      return value;
    } catch (error) {
      await Promise.all([own, ...others].map(async (each) => each.fail()));
      throw error;
    }
  }
}
