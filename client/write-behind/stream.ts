import { type Redis, script } from "../redis";

/*
 * What a write-behind keeps. The name has braces, so that all of it is in one hash slot:
 *
 *     NAME        stream of what is to be written; what has been written is removed
 *     NAME:dead   stream of what the database refused
 *     NAME:owner  who writes now, with an end
 *     NAME:none   nothing, ever
 *
 * A script that names a key which is not there is refused while its slot is on the way to another shard. Otherwise it could
 * run on a shard that the client does not take for the owner of the slot yet, and the client would wait for the replicas of
 * another one.
 *
 * The group has one consumer, who is a role and not a process: whoever is the owner plays it, and so gets what the last one
 * had read and not written. The scripts of the owner may run when the memory is full, or else nothing could be taken out.
 */

/** An entry of the stream, as it is stored. */
export interface StoredEntry {
  /** What the stream calls it. */
  readonly id: string;
  /** As it was added. */
  readonly key: string;
  /** JSON. */
  readonly text: string;
}

/** Milliseconds after which another process may write, when the owner is not heard of any more. */
export const leaseMs = 5_000;

const asOwner = `#!lua flags=allow-oom
local stream, owner, dead, who, lease = KEYS[1], KEYS[2], KEYS[3], ARGV[1], ARGV[2]
local function remove(...)
  redis.call('XACK', stream, 'writers', ...)
  redis.call('XDEL', stream, ...)
end
local function owned()
  if redis.call('GET', owner) ~= who then return false end
  redis.call('PEXPIRE', owner, lease)
  return true
end
`;

/**
 * ARGV: entries at most, then a key and a text for each. Answers the ids of those that there was room for. When the clock has
 * been set back, ids keep their milliseconds and only count; before the count has more digits than a sequence has for it, the
 * milliseconds go on by one.
 */
const add = script(`
local ids, room = {}, ARGV[1] - redis.call('XLEN', KEYS[1]) - redis.call('XLEN', KEYS[3])
for index = 2, math.min(#ARGV, 2 * room + 1), 2 do
  local id = redis.call('XADD', KEYS[1], '*', 'key', ARGV[index], 'value', ARGV[index + 1])
  local ms, count = string.match(id, '(%d+)-(%d+)')
  if tonumber(count) >= 999999 then redis.call('XSETID', KEYS[1], string.format('%.0f-0', ms + 1)) end
  ids[#ids + 1] = id
end
return ids
`);

/**
 * Becomes or stays the owner, and takes entries. ARGV: owner, its milliseconds, entries at most, id after which entries were
 * read before, or `>` for those that nobody has read, number of those that the caller was given and has not written. A new
 * owner begins with those that somebody else has read, and so does one who was given more than it knows of: a network can
 * bring a call after the caller has given it up, and its answer to nobody. Where the clock has been set back, the old owner
 * has its milliseconds once more, and not until the old time comes again. Answers nothing to somebody else than the owner,
 * and otherwise whether the owner is to begin again, and the entries.
 */
const take = script(`${asOwner}
local isNew = not owned()
if isNew and not redis.call('SET', owner, who, 'NX', 'PX', lease) then
  if redis.call('PTTL', owner) > tonumber(lease) then redis.call('PEXPIRE', owner, lease) end
  return false
end
local given = 0
for _, each in ipairs(redis.pcall('XPENDING', stream, 'writers')[4] or {}) do
  if each[1] == 'writer' then given = tonumber(each[2]) end
end
isNew = isNew or ARGV[4] == '>' and given > tonumber(ARGV[5])
local after = isNew and '0' or ARGV[4]
local function read()
  return redis.pcall('XREADGROUP', 'GROUP', 'writers', 'writer', 'COUNT', ARGV[3], 'STREAMS', stream, after)
end
local reply = read()
if reply and reply.err and string.find(reply.err, 'NOGROUP', 1, true) then
  redis.call('XGROUP', 'CREATE', stream, 'writers', '0', 'MKSTREAM')
  reply = read()
end
if reply and reply.err then return reply end
return { isNew and 1 or 0, reply and reply[1][2] or {} }
`);

/** Stays the owner, and removes what has been written. ARGV: owner, its milliseconds, ids. Answers whether it is the owner. */
const settle = script(`${asOwner}
if not owned() then return 0 end
if #ARGV > 2 then remove(unpack(ARGV, 3)) end
return 1
`);

/** Moves an entry to the dead ones. ARGV: owner, its milliseconds, id, tries, reason. Answers whether it is the owner. */
const bury = script(`${asOwner}
if not owned() then return 0 end
local found = redis.call('XRANGE', stream, ARGV[3], ARGV[3])[1]
if found then
  redis.call('XADD', dead, '*', 'entry', ARGV[3], 'tries', ARGV[4], 'reason', ARGV[5], unpack(found[2]))
end
remove(ARGV[3])
return 1
`);

/** ARGV: owner. */
const release = script(`${asOwner}
if owned() then redis.call('UNLINK', owner) end
`);

/**
 * Puts a dead entry at the end of the stream again, without the three fields that its death has added. ARGV: its id. Answers
 * the new one, if it was there.
 */
const revive = script(`
local found = redis.call('XRANGE', KEYS[3], ARGV[1], ARGV[1])[1]
if not found then return false end
local id = redis.call('XADD', KEYS[1], '*', unpack(found[2], 7))
redis.call('XDEL', KEYS[3], ARGV[1])
return id
`);

/** Removes a dead entry. ARGV: its id. Answers how many that were. */
const discard = script("return redis.call('XDEL', KEYS[3], ARGV[1])");

/** Answers the time, the numbers of entries and of dead ones, whether there is an owner, and the id of the first entry. */
const look = script(`
local time = redis.call('TIME')
local first = redis.call('XRANGE', KEYS[1], '-', '+', 'COUNT', 1)[1]
return {
  time[1] * 1000 + math.floor(time[2] / 1000), redis.call('XLEN', KEYS[1]), redis.call('XLEN', KEYS[3]),
  redis.call('EXISTS', KEYS[2]), first and first[1] or '',
}
`);

/** ARGV: how many. */
const list = script("return redis.call('XRANGE', KEYS[3], '-', '+', 'COUNT', ARGV[1])");

type Fields = readonly [id: string, fields: readonly string[] | null];

/** What is on a stream, and what happens to it. */
export class WriteStream {
  readonly #keys: readonly string[];

  public constructor(name: string) {
    this.#keys = [name, `${name}:owner`, `${name}:dead`, `${name}:none`];
  }

  /** Adds entries, as many as there is room for; answers their ids. */
  public async add(redis: Redis, entries: readonly Omit<StoredEntry, "id">[], maxLength: number) {
    const texts = entries.flatMap(({ key, text }) => [key, text]);
    return (await add(redis, this.#keys, maxLength, ...texts)) as readonly string[];
  }

  /** Takes entries that come after an id, beside those that are known; nothing, when another process is the owner. */
  public async take(redis: Redis, who: string, count: number, after: string, known: number) {
    const taken = (await take(redis, this.#keys, who, leaseMs, count, after, known)) as
      readonly [number, readonly Fields[]] | null;
    return taken === null ? undefined : { isNew: taken[0] === 1, entries: taken[1].map(entryOf) };
  }

  /** Removes what has been written, and stays the owner; answers whether it is. */
  public async settle(redis: Redis, who: string, ids: readonly string[] = []): Promise<boolean> {
    return (await settle(redis, this.#keys, who, leaseMs, ...ids)) === 1;
  }

  /** Moves an entry to the dead; answers whether the caller is the owner. */
  public async bury(redis: Redis, who: string, id: string, tries: number, reason: string): Promise<boolean> {
    return (await bury(redis, this.#keys, who, leaseMs, id, tries, reason)) === 1;
  }

  /** Lets another process write. */
  public async release(redis: Redis, who: string): Promise<void> {
    await release(redis, this.#keys, who, leaseMs);
  }

  /** Puts a dead entry at the end again; answers its new id, if it was there. */
  public async revive(redis: Redis, id: string): Promise<string | null> {
    return (await revive(redis, this.#keys, id)) as string | null;
  }

  /** Removes a dead entry; answers whether it was there. */
  public async discard(redis: Redis, id: string): Promise<boolean> {
    return (await discard(redis, this.#keys, id)) === 1;
  }

  /** What is waiting. */
  public async look(redis: Redis) {
    const answer = (await look(redis, this.#keys)) as readonly [number, number, number, number, string];
    const [now, entries, deadLetters, hasOwner, first] = answer;
    const oldestMs = first === "" ? 0 : Math.max(0, now - Number(first.split("-")[0]));
    return { entries, deadLetters, hasWriter: hasOwner === 1, oldestMs, first };
  }

  /** The dead, the oldest first. */
  public async dead(redis: Redis, count: number) {
    return ((await list(redis, this.#keys, count)) as readonly Fields[]).map(([id, fields]) => {
      const named = namedFields(fields);
      const { entry = "", tries = "0", reason = "", key = "", value = "" } = named;
      return { id, entry, tries: Number(tries), reason, key, text: value };
    });
  }
}

function namedFields(fields: readonly string[] | null): Readonly<Record<string, string>> {
  const pairs = (fields ?? []).map((name, index, all) => [name, all[index + 1] ?? ""] as const);
  return Object.fromEntries(pairs.filter((_, index) => index % 2 === 0));
}

function entryOf([id, fields]: Fields): StoredEntry {
  const { key = "", value = "" } = namedFields(fields);
  return { id, key, text: value };
}

/** A number for an id, that grows with it. */
export function sequenceOf(id: string): bigint {
  const [ms = "0", count = "0"] = id.split("-");
  return BigInt(ms) * 1_000_000n + BigInt(count);
}
