import { ErrorReply } from "@redis/client";

import { type Redis, script } from "./redis";

/*
 * What is stored at a key: one line about the value, and the value as JSON. It is one text, so that whatever removes it,
 * an eviction too, removes all of it: nothing of an entry outlives the rest.
 *
 *     LEASE UNTIL VERSION EXPIRES LOAD_MS
 *     {"id":12345,"name":"…"}
 *
 * LEASE   who may fill the entry (`fill-…`), or who is changing the source (`hold-…`), until when in server milliseconds
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
  /**
   * JSON.
   *
   * @default - there is no value
   */
  readonly text?: string;
}

const shape = /^(\S+) \S+ \S+ (\S+) (\S+)$/;

/** Reads an entry. Anything that was not written by this file is no entry. */
export function parseEntry(stored: string | null): Entry | undefined {
  const end = stored?.indexOf("\n") ?? -1;
  if (stored === null || end === -1) {
    return undefined;
  }
  const [, lease, expiresAt, loadMs] = shape.exec(stored.slice(0, end)) ?? [];
  if (lease === undefined) {
    return undefined;
  }
  const text = stored.slice(end + 1);
  return { lease, expiresAt: Number(expiresAt), loadMs: Number(loadMs), ...(text === "" ? {} : { text }) };
}

/** Of every script: the time, how an entry is read, and how it is written. */
const common = `
local key = KEYS[1]
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local whole = function(number) return string.format('%.0f', number) end
local function read()
  local lease, till, version, expires, load, text =
    string.match(redis.call('GET', key) or '', '^(%S+) (%S+) (%S+) (%S+) (%S+)\\n(.*)$')
  if not lease then return nil end
  local entry = { lease = lease, till = tonumber(till), version = version, expires = expires, load = load, text = text }
  if tonumber(expires) <= now then entry.text = '' end
  entry.held = entry.till > now and string.sub(lease, 1, 5) == 'hold-'
  return entry
end
local function write(entry, px)
  local line = table.concat({ entry.lease, whole(entry.till), entry.version, entry.expires, entry.load }, ' ')
  return redis.pcall('SET', key, line .. '\\n' .. entry.text, 'PX', whole(px))
end
local function empty(lease, till, version)
  return { lease = lease, till = till, version = version, expires = '0', load = '0', text = '' }
end
`;

/**
 * Asks for the permission to fill an entry. ARGV: lease, its milliseconds, EXPIRES of the value that is to be replaced.
 *
 * Answers `value` and the JSON when there is another value already, `held` while the source is being changed, `wait`
 * while somebody else fills it, and otherwise `load` and the lowest version that counts.
 */
const begin = script(`${common}
local lease, duration, seen = ARGV[1], tonumber(ARGV[2]), ARGV[3]
local entry = empty(lease, now + duration, '-')
if redis.call('SET', key, lease .. ' ' .. whole(entry.till) .. ' - 0 0\\n', 'NX', 'PX', whole(duration)) then
  return { 'load', '-', now }
end
entry = read() or entry
if entry.text ~= '' and entry.expires ~= seen then return { 'value', entry.text, now } end
if entry.held then return { 'held', '', now } end
if entry.till > now and entry.lease ~= lease and entry.lease ~= '-' then return { 'wait', '', now } end
entry.lease, entry.till = lease, now + duration
local answer = write(entry, math.max(redis.call('PTTL', key), duration))
if answer.err then return answer end
return { 'load', entry.version, now }
`);

/**
 * Stores a value, if the lease is still there. ARGV: lease, version, JSON, its lifetime in milliseconds, how long the
 * source took. Answers the time, and whether the value was stored.
 */
const commit = script(`${common}
local lease, version, text, duration, load = ARGV[1], ARGV[2], ARGV[3], tonumber(ARGV[4]), ARGV[5]
local entry = read()
if not entry or entry.lease ~= lease then return { now, 0 } end
if version ~= '-' and entry.version ~= '-' and tonumber(version) < tonumber(entry.version) then
  entry.lease, entry.till = '-', 0
  write(entry, math.max(redis.call('PTTL', key), 1))
  return { now, 0 }
end
local answer = write({ lease = '-', till = 0, version = version, expires = whole(now + duration), load = load, text = text }, duration)
if answer.err then
  redis.call('UNLINK', key)
  return answer
end
return { now, 1 }
`);

/** Gives a lease back, because the source failed. ARGV: lease. */
const abandon = script(`${common}
local entry = read()
if not entry or entry.lease ~= ARGV[1] then return 0 end
entry.lease, entry.till = '-', 0
if entry.text == '' and entry.version == '-' then return redis.call('UNLINK', key) end
write(entry, math.max(redis.call('PTTL', key), 1))
return 1
`);

/**
 * Removes the value and lets nobody fill the entry while the source is being changed. ARGV: hold, its milliseconds. When
 * two change it at once nobody may end the hold: it runs out.
 */
const hold = script(`${common}
local entry = read()
local name = ARGV[1]
if entry and entry.held then name = 'hold-of-several' end
local answer = write(empty(name, now + tonumber(ARGV[2]), '-'), ARGV[2])
if answer.err then redis.call('UNLINK', key) end
return now
`);

/**
 * Removes a value that is older than a version, or whose version is not known, and every permission to fill the entry.
 * ARGV: own hold or a dash, version or a dash, milliseconds for which the version is remembered.
 */
const invalidate = script(`${common}
local entry = read()
local version, duration = ARGV[2], tonumber(ARGV[3])
if entry and version ~= '-' and entry.version ~= '-' then
  if entry.text ~= '' and tonumber(entry.version) > tonumber(version) then return now end
  version = whole(math.max(tonumber(version), tonumber(entry.version)))
end
local next = empty('-', 0, version)
if entry and entry.held and entry.lease ~= ARGV[1] then
  next.lease, next.till = entry.lease, entry.till
  duration = math.max(duration, entry.till - now)
elseif version == '-' then
  return redis.call('UNLINK', key)
end
local answer = write(next, duration)
if answer.err then redis.call('UNLINK', key) end
return now
`);

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

/**
 * Removes a value that is not newer than `version`, and ends the hold of this name. What the server refuses to do to the
 * entry, because it is none or the user may run no scripts, it may do to the key: that is removed with all that it has.
 */
export async function invalidateEntry(
  redis: Redis,
  key: string,
  options: { readonly hold: string | undefined; readonly version: number | undefined; readonly rememberMs: number },
): Promise<void> {
  try {
    await invalidate(redis, key, options.hold ?? "-", options.version ?? "-", Math.ceil(options.rememberMs));
  } catch (error) {
    if (!(error instanceof ErrorReply)) {
      throw error;
    }
    await redis.unlink(key);
  }
}
