/** How a part of an existing cache is taken over. */
export interface Taking {
  /** What it is, in AWS's words. */
  readonly part: string;
  /** Its name or id. */
  readonly what: string;
  /** `imported`: managed from now on. `given`: named, and left as it is. `new`: made beside the cache. */
  readonly how: "imported" | "given" | "new" | "none";
  /** Why it is not imported. */
  readonly why?: string;
}

/** A part that is managed from now on. */
export function imported(part: string, what: string): Taking {
  return { part, what, how: "imported" };
}

/** A part that is named, and left as it is. */
export function given(part: string, what: string, why: string): Taking {
  return { part, what, how: "given", why };
}

/** Why a part that others use as well is given; undefined when nobody does. */
export function whyShared(usedBy: readonly string[]): string | undefined {
  return usedBy.length === 0 ? undefined : `used by ${usedBy.join(", ")} as well`;
}
