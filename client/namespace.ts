/** The keys of one subject, apart from all others. */
export interface Namespace {
  /** What every key of it begins with: its name and a colon. `~users:*` in an access string lets a user at all of them. */
  readonly prefix: string;
  /**
   * The key of an id: `users:123`.
   *
   * @throws TypeError when the id is empty or no text or number
   */
  readonly key: (id: string | number | bigint) => string;
}

/** Words of letters, digits, `_`, `-` and `.`, with colons between them. */
const shape = /^[\w.-]+(:[\w.-]+)*$/;

/**
 * Names keys so that nothing of another subject has the same key, and all of one can be found: see `deleteAll`. What the
 * patterns keep besides values, such as counters, has the same prefix. It asks Redis nothing, so it cannot fail with it.
 *
 * @throws TypeError when the name has other characters than letters, digits, `_`, `-`, `.`, and colons between words
 */
export function namespace(name: string): Namespace {
  if (typeof name !== "string" || !shape.test(name)) {
    const rule = "words of letters, digits, _, - and ., with colons between them";
    throw new TypeError(`namespace must be ${rule}, got ${typeof name === "string" ? `"${name}"` : typeof name}`);
  }
  const prefix = `${name}:`;
  return {
    prefix,
    key: (id) => {
      const isId = typeof id === "string" ? id !== "" : typeof id === "bigint" || Number.isFinite(id);
      if (!isId) {
        throw new TypeError(`an id of ${name} must be a text that is not empty or a number, got ${described(id)}`);
      }
      return `${prefix}${id}`;
    },
  };
}

function described(id: unknown): string {
  return id === "" ? "an empty text" : typeof id === "number" ? String(id) : typeof id;
}
