import { ErrorReply } from "@redis/client";

import { abandon, begin, commit, hold, invalidate, put } from "./entry-scripts";
import type { Redis } from "./redis";

/*
 * What is stored at a key: one line about the value, and the value as JSON. It is one text, so that whatever removes it,
 * an eviction too, removes all of it: nothing of an entry outlives the rest.
 *
 *     LEASE UNTIL VERSION EXPIRES LOAD_MS
 *     {"id":12345,"name":"…"}
 *
 * LEASE   who may fill the entry (`fill-…`), or all who are changing the source (`hold-…@UNTIL!,hold-…@UNTIL!`); the mark
 *         says that somebody else changed it at the same time, so that nobody knows which of the values is the last
 * UNTIL   when the lease, or the last of the holds, ends, in server milliseconds
 * VERSION version of the row, or the lowest that a value may have; a dash when nothing is known
 * EXPIRES when the value ends, in server milliseconds; the key itself stays a little longer while somebody refreshes it
 * LOAD_MS how long the source took
 *
 * Without a value there is nothing after the line. All times are the server's, so no other clock has a say.
 */

/** What a reader sees of an entry. */
export interface Entry {
  /** Who may fill the entry. */
  readonly lease: string;
  /** Server time in milliseconds; 0 without a value. */
  readonly expiresAt: number;
  /** Milliseconds that the source took. */
  readonly loadMs: number;
  /** JSON, or undefined without a value. */
  readonly text: string | undefined;
}

/** Reads an entry. Anything that was not written by this file is no entry. Every read does it, so it makes little garbage. */
export function parseEntry(stored: string | null): Entry | undefined {
  if (stored === null) {
    return undefined;
  }
  const leaseEnd = stored.indexOf(" ");
  const till = stored.indexOf(" ", leaseEnd + 1);
  const version = stored.indexOf(" ", till + 1);
  const expires = stored.indexOf(" ", version + 1);
  const end = stored.indexOf("\n");
  const expiresAt = wholeNumber(stored, version + 1, expires);
  const loadMs = wholeNumber(stored, expires + 1, end);
  const hasVersion = stored.slice(till + 1, version) === "-" || wholeNumber(stored, till + 1, version) !== undefined;
  const hasTill = wholeNumber(stored, leaseEnd + 1, till) !== undefined;
  const lease = stored.slice(0, Math.max(0, leaseEnd));
  const hasLease = lease === "-" || /^\S+$/.test(lease);
  if (!hasLease || !hasTill || !hasVersion || expiresAt === undefined || loadMs === undefined) {
    return undefined;
  }
  const text = end + 1 === stored.length ? undefined : stored.slice(end + 1);
  return { lease, expiresAt, loadMs, text };
}

/** The number that stands between two places of a text, if there are digits only. */
function wholeNumber(text: string, from: number, to: number): number | undefined {
  let number = 0;
  for (let index = from; index < to; index += 1) {
    const digit = text.charCodeAt(index) - 48;
    if (digit < 0 || digit > 9) {
      return undefined;
    }
    number = 10 * number + digit;
  }
  return from < to ? number : undefined;
}

/** The answer to somebody who wants to fill an entry. */
export type Permission =
  | { readonly kind: "value"; readonly text: string; readonly now: number }
  | { readonly kind: "load"; readonly lowestVersion: number | undefined; readonly now: number }
  | { readonly kind: "wait" | "held"; readonly now: number };

/** Asks for the permission to fill an entry; `seen` is when the value ends that is to be replaced. */
export async function beginFilling(
  redis: Redis,
  key: string,
  lease: string,
  leaseMs: number,
  seen: number,
): Promise<Permission> {
  const [kind, text, now] = (await begin(redis, key, lease, leaseMs, seen)) as [Permission["kind"], string, number];
  switch (kind) {
    case "value":
      return { kind, text, now };
    case "load":
      return { kind, lowestVersion: text === "-" ? undefined : Number(text), now };
    case "wait":
    case "held":
      return { kind, now };
  }
}

/** What is to be stored. */
export interface Filling {
  /** Permission under which it was loaded. */
  readonly lease: string;
  /** Number of the row's version, if it is known. */
  readonly version: number | undefined;
  /** JSON. */
  readonly text: string;
  /** Milliseconds until it expires. */
  readonly ttlMs: number;
  /** Milliseconds that the source took. */
  readonly loadMs: number;
}

/** Stores a value if nothing has happened to the entry since its lease was given; says whether it did. */
export async function fill(redis: Redis, key: string, filling: Filling): Promise<{ stored: boolean; now: number }> {
  const { lease, version, text, ttlMs, loadMs } = filling;
  const answer = await commit(redis, key, lease, version ?? "-", text, Math.ceil(ttlMs), Math.ceil(loadMs));
  const [now, stored] = answer as [number, number];
  return { stored: stored === 1, now };
}

/** Gives a lease back. */
export async function abandonFilling(redis: Redis, key: string, lease: string): Promise<void> {
  await abandon(redis, key, lease);
}

/** Removes the value, and lets nobody store one before `holdMs` have passed or the hold is ended. */
export async function holdEntry(redis: Redis, key: string, name: string, holdMs: number): Promise<void> {
  await hold(redis, key, name, holdMs);
}

/** Stores what a change has made, and ends its hold; says whether it did. */
export async function putEntry(
  redis: Redis,
  key: string,
  made: Pick<Filling, "version" | "text" | "ttlMs"> & { readonly hold: string },
): Promise<boolean> {
  const { hold: name, version, text, ttlMs } = made;
  return (await put(redis, key, name, version ?? "-", text, Math.ceil(ttlMs))) === 1;
}

/** Holds an entry. What the server refuses to do to it is done to the key: see `orRemoved`. */
export async function holdAnyway(redis: Redis, key: string, name: string, holdMs: number): Promise<void> {
  await orRemoved(redis, key, async () => holdEntry(redis, key, name, holdMs));
}

/** Removes a value that is not newer than `version`, and ends the hold of this name: see `orRemoved`. */
export async function invalidateEntry(
  redis: Redis,
  key: string,
  options: { readonly hold: string | undefined; readonly version: number | undefined; readonly rememberMs: number },
): Promise<void> {
  const { hold: name = "-", version = "-", rememberMs } = options;
  await orRemoved(redis, key, async () => invalidate(redis, key, name, version, Math.ceil(rememberMs)));
}

/**
 * Does something to an entry. What the server refuses to do to it, because it is none or the user may run no scripts, it
 * may do to the key: that is removed with all that it has.
 */
async function orRemoved(redis: Redis, key: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof ErrorReply)) {
      throw error;
    }
    await redis.unlink(key);
  }
}
