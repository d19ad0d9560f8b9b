import { script } from "./redis";

/*
 * What servers do to an entry, each in one step. `entry.ts` says what an entry is.
 */

/** Of every script: the time, how an entry is read, and how it is written. */
const common = `
local key = KEYS[1]
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local whole = function(number) return string.format('%.0f', number) end
local function read()
  local lease, till, version, expires, load, text =
    string.match(redis.call('GET', key) or '', '^(%S+) (%d+) (%-?%d*) (%d+) (%d+)\\n(.*)$')
  if not lease then return nil end
  local entry = { lease = lease, till = tonumber(till), version = version, expires = expires, load = load, text = text }
  if tonumber(expires) <= now then entry.text = '' end
  entry.held = entry.till > now and string.sub(lease, 1, 5) == 'hold-'
  return entry
end
local function holds(entry, except)
  local names, latest = {}, 0
  for name, till in string.gmatch(entry and entry.held and entry.lease or '', '([^@,]+)@(%d+)') do
    if name ~= except and tonumber(till) > now then
      names[#names + 1] = name .. '@' .. till .. '!'
      latest = math.max(latest, tonumber(till))
    end
  end
  return names, latest
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
export const begin = script(`${common}
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
export const commit = script(`${common}
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
export const abandon = script(`${common}
local entry = read()
if not entry or entry.lease ~= ARGV[1] then return 0 end
entry.lease, entry.till = '-', 0
if entry.text == '' and entry.version == '-' then return redis.call('UNLINK', key) end
write(entry, math.max(redis.call('PTTL', key), 1))
return 1
`);

/** Removes the value and lets nobody fill the entry while the source is being changed. ARGV: hold, its milliseconds. */
export const hold = script(`${common}
local names, latest = holds(read(), ARGV[1])
local till = now + tonumber(ARGV[2])
names[#names + 1] = ARGV[1] .. '@' .. whole(till) .. (#names > 0 and '!' or '')
latest = math.max(latest, till)
local answer = write(empty(table.concat(names, ','), latest, '-'), latest - now)
if answer.err then redis.call('UNLINK', key) end
return now
`);

/**
 * Stores the value that a change has made, if nobody else touched the entry since the change began. ARGV: hold, version or a
 * dash, JSON, its lifetime in milliseconds. Answers whether the value was stored.
 */
export const put = script(`${common}
local hold, version, text, duration = ARGV[1], ARGV[2], ARGV[3], tonumber(ARGV[4])
local entry = read()
if not entry or not entry.held or entry.lease ~= hold .. '@' .. whole(entry.till) then return 0 end
local answer = write({ lease = '-', till = 0, version = version, expires = whole(now + duration), load = '0', text = text }, duration)
if answer.err then return answer end
return 1
`);

/**
 * Removes a value that is older than a version, or whose version is not known, and every permission to fill the entry.
 * ARGV: own hold or a dash, version or a dash, milliseconds for which the version is remembered.
 */
export const invalidate = script(`${common}
local entry = read()
local version, duration = ARGV[2], tonumber(ARGV[3])
if entry and version ~= '-' and entry.version ~= '-' then
  if entry.text ~= '' and tonumber(entry.version) > tonumber(version) then return now end
  version = whole(math.max(tonumber(version), tonumber(entry.version)))
end
local next = empty('-', 0, version)
local names, latest = holds(entry, ARGV[1])
if #names > 0 then
  next.lease, next.till = table.concat(names, ','), latest
  duration = math.max(duration, latest - now)
elseif version == '-' then
  return redis.call('UNLINK', key)
end
local answer = write(next, duration)
if answer.err then redis.call('UNLINK', key) end
return now
`);
