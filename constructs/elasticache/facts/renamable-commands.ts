/**
 * The commands that the parameter `rename-commands` may rename, in the order of their source, read 2026-11-26. It is
 * shorter than the list of all commands: ElastiCache does not let newer ones be renamed.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html#ParameterGroups.Redis.5-0-3
 */
export const renamableCommands: ReadonlySet<string> = new Set(
  (
    "append auth bitcount bitfield bitop bitpos blpop brpop brpoplpush bzpopmin bzpopmax client cluster command " +
    "dbsize decr decrby del discard dump echo eval evalsha exec exists expire expireat flushall flushdb geoadd " +
    "geohash geopos geodist georadius georadiusbymember get getbit getrange getset hdel hexists hget hgetall " +
    "hincrby hincrbyfloat hkeys hlen hmget hmset hset hsetnx hstrlen hvals incr incrby incrbyfloat info keys " +
    "lastsave lindex linsert llen lpop lpush lpushx lrange lrem lset ltrim memory mget monitor move mset msetnx " +
    "multi object persist pexpire pexpireat pfadd pfcount pfmerge ping psetex psubscribe pubsub pttl publish " +
    "punsubscribe randomkey readonly readwrite rename renamenx restore role rpop rpoplpush rpush rpushx sadd " +
    "scard script sdiff sdiffstore select set setbit setex setnx setrange sinter sinterstore sismember slowlog " +
    "smembers smove sort spop srandmember srem strlen subscribe sunion sunionstore swapdb time touch ttl type " +
    "unsubscribe unlink unwatch wait watch zadd zcard zcount zincrby zinterstore zlexcount zpopmax zpopmin zrange " +
    "zrangebylex zrevrangebylex zrangebyscore zrank zrem zremrangebylex zremrangebyrank zremrangebyscore zrevrange " +
    "zrevrangebyscore zrevrank zscore zunionstore scan sscan hscan zscan xinfo xadd xtrim xdel xrange xrevrange " +
    "xlen xread xgroup xreadgroup xack xclaim xpending georadius_ro georadiusbymember_ro lolwut xsetid substr"
  ).split(" "),
);
