/** The keys of one subject, apart from all others. */
export interface Namespace {
  /** What every key of it begins with: its name and a colon. `~users:*` in an access string lets a user at all of them. */
  readonly prefix: string;
  /**
   * The key of an id: `users:123`.
   *
   * @throws TypeError when the id is empty, begins with a colon, or is no text or number
   */
  readonly key: (id: string | number | bigint) => string;
  /**
   * The key of something else that is kept about an id, such as a counter: `users::reads:123`. No id has such a key.
   *
   * @throws TypeError as `key` does
   */
  readonly about: (what: string, id: string | number | bigint) => string;
}

/** Words of letters, digits, `_`, `-` and `.`, with colons between them. */
const shape = /^[\w.-]+(:[\w.-]+)*$/;

/**
 * Names keys so that nothing of another subject has the same key, and all of one can be found: see `deleteAll`. What the
 * patterns keep besides values, such as counters, has the same prefix. It asks Redis nothing, so it cannot fail with it.
 *
 * `users:admins` is a part of `users`, and is deleted with it: its key of `1` is that of `admins:1` in `users`.
 *
 * @throws TypeError when the name has other characters than letters, digits, `_`, `-`, `.`, and colons between words
 */
export function namespace(name: string): Namespace {
  if (typeof name !== "string" || !shape.test(name)) {
    const rule = "words of letters, digits, _, - and ., with colons between them";
    throw new TypeError(`namespace must be ${rule}, got ${typeof name === "string" ? `"${name}"` : typeof name}`);
  }
  const prefix = `${name}:`;
  const key: Namespace["key"] = (id) => {
    const isId = typeof id === "string" ? /^[^:]/.test(id) : typeof id === "bigint" || Number.isFinite(id);
    if (!isId) {
      const rule = "a number, or a text that is not empty and does not begin with a colon";
      throw new TypeError(`an id of ${name} must be ${rule}, got ${described(id)}`);
    }
    return `${prefix}${id}`;
  };
  return { prefix, key, about: (what, id) => key(id).replace(prefix, () => `${prefix}:${what}:`) };
}

function described(id: unknown): string {
  if (typeof id === "string") {
    return id === "" ? "an empty text" : `"${id}"`;
  }
  return typeof id === "number" ? String(id) : typeof id;
}
