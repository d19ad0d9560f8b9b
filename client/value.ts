import { CacheError, ValueTooLargeError } from "./errors";

/**
 * A schema of the caller's, as Zod, Valibot, ArkType and others have it. It checks what is read from the cache.
 *
 * @see https://standardschema.dev
 */
export interface Schema<T> {
  /** The interface that libraries agreed on. */
  readonly "~standard": {
    readonly validate: (value: unknown) => Validated<T> | Promise<Validated<T>>;
  };
}

/** What a schema says of a value. */
type Validated<T> = { readonly value: T; readonly issues?: undefined } | { readonly issues: readonly unknown[] };

/** How values are stored, and what is accepted when they are read. */
export interface ValueOptions<T> {
  /**
   * Checks each value that is read: one of another shape, for example from an older version of the application, is a miss.
   * So is one at which the schema throws.
   *
   * @default - whatever was stored is believed
   */
  readonly schema?: Schema<T>;
  /**
   * Bytes that a value may have as JSON. Larger ones are slow to send and hold up all other commands of their server.
   *
   * @default 102,400 which is 100 KB
   */
  readonly maxBytes?: number;
}

/** Values as JSON. What was found to be missing in the source is `null`. */
export class ValueFormat<T> {
  readonly #schema: Schema<T> | undefined;
  readonly #maxBytes: number;

  public constructor({ schema, maxBytes = 102_400 }: ValueOptions<T>) {
    this.#schema = schema;
    this.#maxBytes = maxBytes;
  }

  /**
   * A value as it is stored.
   *
   * @throws CacheError when it cannot be written as JSON, such as `NaN`, or could not be read again
   * @throws ValueTooLargeError when it is too large
   */
  public async write(key: string, value: T | null): Promise<string> {
    const text = jsonOf(value);
    if (text === undefined) {
      throw new CacheError(`${key}: the value cannot be written as JSON`, "not-json");
    }
    const bytes = Buffer.byteLength(text);
    if (bytes > this.#maxBytes) {
      throw new ValueTooLargeError(key, bytes, this.#maxBytes);
    }
    if ((await this.read(text)) === undefined) {
      throw new CacheError(`${key}: the source's value does not match the schema once it is JSON`, "schema");
    }
    return text;
  }

  /**
   * What was stored, or undefined if it is not what the schema expects, or the schema throws at it. It is there at once, unless
   * the schema takes its time.
   */
  public read(text: string): Found<T> | undefined | Promise<Found<T> | undefined> {
    try {
      const value: unknown = JSON.parse(text);
      if (value === null || this.#schema === undefined) {
        return { value: value as T | null };
      }
      const checked = this.#schema["~standard"].validate(value);
      return "then" in checked ? checked.then(foundIn).catch(() => undefined) : foundIn(checked);
    } catch {
      return undefined;
    }
  }
}

/** What was read. */
export interface Found<T> {
  /** Null when the source has none. */
  readonly value: T | null;
}

function foundIn<T>(checked: Validated<T>): Found<T> | undefined {
  return checked.issues === undefined ? { value: checked.value } : undefined;
}

/** JSON has no numbers but finite ones, and writes the others as null, which says that there is no value. */
function jsonOf(value: unknown): string | undefined {
  try {
    const text = JSON.stringify(value);
    return text === "null" && value !== null ? undefined : text;
  } catch {
    return undefined;
  }
}
