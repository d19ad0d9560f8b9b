import { type Engine, isAtLeast } from "./engines";

/** Commands that came with one version of the engine. */
interface CommandsOfVersion {
  /** First version that has them; those of 6.2 include everything older. */
  readonly since: string;
  /**
   * Last version that has them.
   *
   * @default - later versions have them as well
   */
  readonly until?: string;
  /** Names, separated by spaces. */
  readonly commands: string;
  /** Subcommands by their command, separated by spaces. */
  readonly subcommands: Readonly<Record<string, string>>;
}

/**
 * The commands that an access string can name, as data.
 *
 * Source, read 2026-11-26: for 6.2 the table in https://github.com/redis/redis/blob/6.2/src/server.c, for 7.0
 * https://github.com/redis/redis/tree/7.0/src/commands, for 7.2 and 8.0 the same folder of
 * https://github.com/valkey-io/valkey, for 8.1 https://valkey.io/commands/, and for 9.0 and 9.1 what `COMMAND DOCS` of
 * Valkey 9.1.2 says. Redis OSS 7.1 of ElastiCache has the commands of 7.0, and Valkey 8.2 those of 8.1.
 */
const commandsByVersion: readonly CommandsOfVersion[] = [
  {
    since: "6.2",
    commands:
      "acl append asking auth bgrewriteaof bgsave bitcount bitfield bitfield_ro bitop bitpos blmove blpop brpop " +
      "brpoplpush bzpopmax bzpopmin client cluster command config copy dbsize debug decr decrby del discard dump " +
      "echo eval evalsha exec exists expire expireat failover flushall flushdb geoadd geodist geohash geopos " +
      "georadius georadius_ro georadiusbymember georadiusbymember_ro geosearch geosearchstore get getbit getdel " +
      "getex getrange getset hdel hello hexists hget hgetall hincrby hincrbyfloat hkeys hlen hmget hmset " +
      "hrandfield hscan hset hsetnx hstrlen hvals incr incrby incrbyfloat info keys lastsave latency lindex " +
      "linsert llen lmove lolwut lpop lpos lpush lpushx lrange lrem lset ltrim memory mget migrate module monitor " +
      "move mset msetnx multi object persist pexpire pexpireat pfadd pfcount pfdebug pfmerge pfselftest ping " +
      "psetex psubscribe psync pttl publish pubsub punsubscribe randomkey readonly readwrite rename renamenx " +
      "replconf replicaof reset restore restore-asking role rpop rpoplpush rpush rpushx sadd save scan scard " +
      "script sdiff sdiffstore select set setbit setex setnx setrange shutdown sinter sinterstore sismember " +
      "slaveof slowlog smembers smismember smove sort spop srandmember srem sscan strlen subscribe substr sunion " +
      "sunionstore swapdb sync time touch ttl type unlink unsubscribe unwatch wait watch xack xadd xautoclaim " +
      "xclaim xdel xgroup xinfo xlen xpending xrange xread xreadgroup xrevrange xsetid xtrim zadd zcard zcount " +
      "zdiff zdiffstore zincrby zinter zinterstore zlexcount zmscore zpopmax zpopmin zrandmember zrange " +
      "zrangebylex zrangebyscore zrangestore zrank zrem zremrangebylex zremrangebyrank zremrangebyscore zrevrange " +
      "zrevrangebylex zrevrangebyscore zrevrank zscan zscore zunion zunionstore",
    subcommands: {
      acl: "cat deluser genpass getuser help list load log save setuser users whoami",
      client:
        "caching getname getredir help id info kill list pause reply setname tracking trackinginfo unblock " +
        "unpause",
      cluster:
        "addslots bumpepoch count-failure-reports countkeysinslot delslots failover flushslots forget " +
        "getkeysinslot help info keyslot meet myid nodes replicas replicate reset saveconfig set-config-epoch " +
        "setslot slaves slots",
      command: "count getkeys help info",
      config: "get help resetstat rewrite set",
      latency: "doctor graph help history latest reset",
      memory: "doctor help malloc-stats purge stats usage",
      module: "help list load unload",
      object: "encoding freq help idletime refcount",
      pubsub: "channels help numpat numsub",
      script: "debug exists flush help kill load",
      slowlog: "get help len reset",
      xgroup: "create createconsumer delconsumer destroy help setid",
      xinfo: "consumers groups help stream",
    },
  },
  {
    since: "6.2",
    until: "6.2",
    commands: "host: post stralgo",
    subcommands: {},
  },
  {
    since: "7.0",
    commands:
      "blmpop bzmpop eval_ro evalsha_ro expiretime fcall fcall_ro function lcs lmpop pexpiretime quit sintercard " +
      "sort_ro spublish ssubscribe sunsubscribe zintercard zmpop",
    subcommands: {
      acl: "dryrun",
      client: "no-evict",
      cluster: "addslotsrange delslotsrange links shards",
      command: "docs getkeysandflags list",
      function: "delete dump flush help kill list load restore stats",
      latency: "histogram",
      module: "loadex",
      pubsub: "shardchannels shardnumsub",
    },
  },
  {
    since: "7.2",
    commands: "waitaof",
    subcommands: {
      client: "no-touch setinfo",
      cluster: "myshardid",
    },
  },
  {
    since: "8.0",
    commands: "",
    subcommands: {
      client: "capa",
      cluster: "slot-stats",
      script: "show",
    },
  },
  {
    since: "8.1",
    commands: "commandlog",
    subcommands: {
      client: "import-source",
      commandlog: "get help len reset",
    },
  },
  {
    since: "9.0",
    commands:
      "delifeq hexpire hexpireat hexpiretime hgetex hpersist hpexpire hpexpireat hpexpiretime hpttl hsetex httl",
    subcommands: {
      cluster: "cancelslotmigrations flushslot getslotmigrations migrateslots syncslots",
    },
  },
  {
    since: "9.1",
    commands: "clusterscan hgetdel msetex",
    subcommands: {},
  },
];

/**
 * Commands that modules bring, by the engines that ElastiCache offers them on: JSON on all, Bloom filters from Valkey
 * 8.1 and search from Valkey 8.2.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/json-gs.html
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/BloomFilters.html
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/vector-search.html
 */
const modules = [
  { commands: /^json\.[a-z]+$/, category: "json", since: "6.2" },
  { commands: /^bf\.[a-z]+$/, category: "bloom", since: "8.1" },
  { commands: /^ft\.[a-z_]+$/, category: "search", since: "8.2" },
] as const;

/**
 * Categories of commands.
 *
 * @see https://valkey.io/topics/acl/
 */
export const commandCategories = [
  "keyspace",
  "read",
  "write",
  "set",
  "sortedset",
  "list",
  "hash",
  "string",
  "bitmap",
  "hyperloglog",
  "geo",
  "stream",
  "pubsub",
  "admin",
  "fast",
  "slow",
  "blocking",
  "dangerous",
  "connection",
  "transaction",
  "scripting",
] as const;

/** Name of a category of commands. */
export type CommandCategory = (typeof commandCategories)[number] | (typeof modules)[number]["category"];

/**
 * Commands and subcommands that ElastiCache restricts; naming one in an access string is an error.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/SupportedCommands.html
 */
const restricted = new Set(
  (
    "acl|setuser acl|load acl|save acl|deluser bgrewriteaof bgsave cluster|addslots cluster|addslotsrange " +
    "cluster|bumpepoch cluster|delslots cluster|delslotsrange cluster|failover cluster|flushslots cluster|forget " +
    "cluster|links cluster|meet cluster|setslot config debug migrate psync replicaof save slaveof shutdown sync"
  ).split(" "),
);

/** True for a command, or a subcommand, that ElastiCache restricts. */
export function isRestricted(name: string): boolean {
  return restricted.has(name) || restricted.has(commandOf(name));
}

/** True for a category that the engine knows. */
export function isCategory(name: string, { version }: Engine): boolean {
  const known: readonly string[] = commandCategories;
  return known.includes(name) || modules.some(({ category, since }) => category === name && isAtLeast(version, since));
}

/** True for a command, or a subcommand written `command|subcommand`, that the engine knows. */
export function isCommand(name: string, engine: Engine): boolean {
  const command = commandOf(name);
  return name === command
    ? isModuleCommand(name, engine) || commandsOf(engine).has(name)
    : subcommandsOf(command, engine).has(name.slice(command.length + 1));
}

/** True for a command without subcommands that has its first argument after the bar: `select|0`. */
export function isWithFirstArgument(name: string, engine: Engine): boolean {
  const command = commandOf(name);
  return /^[^|]+\|[^|]+$/.test(name) && commandsOf(engine).has(command) && subcommandsOf(command, engine).size === 0;
}

function isModuleCommand(name: string, { version }: Engine): boolean {
  return modules.some(({ commands, since }) => commands.test(name) && isAtLeast(version, since));
}

function commandsOf(engine: Engine): ReadonlySet<string> {
  return new Set(knownTo(engine).flatMap(({ commands }) => commands.split(" ")));
}

function subcommandsOf(command: string, engine: Engine): ReadonlySet<string> {
  return new Set(knownTo(engine).flatMap(({ subcommands }) => subcommands[command]?.split(" ") ?? []));
}

function knownTo({ version }: Engine): readonly CommandsOfVersion[] {
  return commandsByVersion.filter(
    ({ since, until = version }) => isAtLeast(version, since) && isAtLeast(until, version),
  );
}

/** The command of a subcommand. */
function commandOf(name: string): string {
  return name.replace(/\|.*$/s, "");
}
