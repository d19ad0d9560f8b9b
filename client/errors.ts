/**
 * What the cache could not do. The message names the operation, the key and the reason in the server's own code, never a
 * value, a token or what somebody else wrote into an error.
 */
export class CacheError extends Error {
  public override readonly name: string = "CacheError";

  public constructor(
    message: string,
    /** What went wrong in one word: `timeout`, `offline`, or the first word of the server's answer, such as `OOM`. */
    public readonly code: string,
  ) {
    super(message);
  }
}

/** The cache was not asked, because it has just failed several times in a row. */
export class CacheUnavailableError extends CacheError {
  public override readonly name = "CacheUnavailableError";

  public constructor() {
    super("the cache is not asked for now: it failed several times in a row", "unavailable");
  }
}

/** A value that is too large to be cached. */
export class ValueTooLargeError extends CacheError {
  public override readonly name = "ValueTooLargeError";

  public constructor(key: string, bytes: number, maxBytes: number) {
    super(
      `${key}: the value has ${bytes} bytes as JSON, and a cached value may have ${maxBytes}; cache a part of it, or keep it elsewhere`,
      "too-large",
    );
  }
}

/** The code of any failure; nothing else of the error is repeated, because it may quote what was sent. */
export function codeOf(error: unknown): string {
  if (error instanceof CacheError) {
    return error.code;
  }
  const { code, message } = Object(error) as { readonly code?: unknown; readonly message?: unknown };
  const [answer] = /^[A-Z]{2,}(?= |$)/.exec(String(message)) ?? [];
  return answer ?? (typeof code === "string" ? code : error instanceof Error ? error.constructor.name : "unknown");
}

/** Tells somebody of an error. What they throw is theirs: it must not end what has survived the error itself. */
export function report(listener: ((error: unknown) => unknown) | undefined, error: unknown): void {
  try {
    listener?.(error);
  } catch {
    // Nobody is left to be told.
  }
}

/** What somebody threw, in its own words. Not everything that can be thrown has any. */
export function wordsOf(error: unknown): string {
  try {
    return String(error);
  } catch {
    return "unknown";
  }
}
