/*
 * Settings that somebody may look for among the parameters of a group and that are none, or none of these engines.
 */

/**
 * Parameters that follow from the node type and cannot be changed.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html
 */
export const parametersOfNodeType: readonly string[] = [
  "maxmemory",
  "client-output-buffer-limit-replica-hard-limit",
  "client-output-buffer-limit-replica-soft-limit",
];

/**
 * Parameters of engine versions that this package does not offer, with the engines that have them.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html
 */
export const parametersOfOtherVersions: Readonly<Record<string, string>> = {
  "list-max-ziplist-entries": "redis before 3.2",
  "list-max-ziplist-value": "redis before 3.2",
  "lua-replicate-commands": "redis 5.0",
};

/**
 * Parameters of earlier versions, with the one that took their place.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html
 */
export const renamedParameters: Readonly<Record<string, string>> = {
  "client-output-buffer-limit-slave-hard-limit": "client-output-buffer-limit-replica-hard-limit",
  "client-output-buffer-limit-slave-soft-limit": "client-output-buffer-limit-replica-soft-limit",
  "client-output-buffer-limit-slave-soft-seconds": "client-output-buffer-limit-replica-soft-seconds",
  "close-on-slave-write": "close-on-replica-write",
  "min-slaves-max-lag": "min-replicas-max-lag",
  "min-slaves-to-write": "min-replicas-to-write",
  "rename-command": "rename-commands",
  "reserved-memory": "reserved-memory-percent",
  "slave-allow-chaining": "replica-allow-chaining",
  "slave-ignore-maxmemory": "replica-ignore-maxmemory",
  "slave-lazy-flush": "replica-lazy-flush",
};

/** Settings of the engine's configuration file that ElastiCache does not offer. */
interface EngineSettings {
  /**
   * What to do instead, as the rest of a message.
   *
   * @default - nothing does the same
   */
  readonly instead?: string;
  /** The settings, separated by spaces; `*` stands for any ending. */
  readonly names: string;
}

/**
 * What the engine's own configuration file has, and a parameter group has not.
 *
 * @see https://valkey.io/topics/valkey.conf/
 * @see https://redis.io/docs/latest/operate/oss_and_stack/management/config-file/
 */
const engineSettings: readonly EngineSettings[] = [
  {
    instead: "`authentication` of the cache does that",
    names: "requirepass masterauth masteruser primaryauth primaryuser aclfile user",
  },
  { instead: "`port` of the cache does that", names: "port" },
  { instead: "`transitEncryption` of the cache does that", names: "tls-*" },
  { instead: "`network` and `clients` of the cache do that", names: "bind* protected-mode unixsocket*" },
  { instead: "`topology` of the cache does that", names: "replicaof slaveof" },
  {
    instead: "`snapshotWindow` and `snapshotRetentionLimit` of the cache do that",
    names: "save dbfilename dir rdb* stop-writes-on-bgsave-error sanitize-dump-payload",
  },
  { instead: "`logs` of the cache does that", names: "loglevel logfile syslog-* crash-*" },
  {
    instead: "its parts are parameters, for example `client-output-buffer-limit-normal-hard-limit`",
    names: "client-output-buffer-limit",
  },
  {
    names:
      "include loadmodule daemonize supervised pidfile always-show-logo set-proc-title proc-title-template hz dynamic-hz " +
      "tcp-backlog socket-mark-id enable-debug-command enable-module-command enable-protected-configs ignore-warnings " +
      "locale-collate io-threads io-threads-do-reads events-per-io-thread prefetch-batch-max-size server_cpulist " +
      "bio_cpulist aof_rewrite_cpulist bgsave_cpulist server-cpulist bio-cpulist aof-rewrite-cpulist bgsave-cpulist " +
      "aof-load-truncated aof-use-rdb-preamble aof-timestamp-enabled aof-rewrite-incremental-fsync aof-disable-auto-gc " +
      "auto-aof-rewrite-percentage auto-aof-rewrite-min-size appendfilename appenddirname no-appendfsync-on-rewrite " +
      "repl-diskless-* repl-timeout repl-disable-tcp-nodelay repl-ping-replica-period repl-ping-slave-period " +
      "dual-channel-replication-enabled replica-priority replica-read-only replica-serve-stale-data replica-announce* " +
      "slave-priority slave-read-only slave-serve-stale-data slave-announce* cluster-config-file cluster-node-timeout " +
      "cluster-port cluster-replica-validity-factor cluster-slave-validity-factor cluster-migration-barrier " +
      "cluster-allow-replica-migration cluster-replica-no-failover cluster-slave-no-failover cluster-announce-* " +
      "cluster-link-sendbuf-limit cluster-blacklist-ttl cluster-slot-stats-enabled cluster-manual-failover-timeout " +
      "cluster-config-save-behavior cluster-slot-migration-log-max-len slot-migration-max-failover-repl-bytes " +
      "lazyfree-lazy-user-flush maxmemory-clients maxmemory-eviction-tenacity oom-score-adj oom-score-adj-values " +
      "disable-thp jemalloc-bg-thread shutdown-timeout shutdown-on-sigint shutdown-on-sigterm busy-reply-threshold " +
      "latency-monitor-threshold latency-tracking-info-percentiles set-max-listpack-entries set-max-listpack-value " +
      "list-max-listpack-size propagation-error-behavior max-new-connections-per-cycle availability-zone import-mode " +
      "max-new-tls-connections-per-cycle hash-seed key-load-delay mptcp repl-mptcp rdma-*",
  },
];

const engineForms = engineSettings.map(({ instead, names }) => ({
  instead,
  form: new RegExp(`^(?:${names.replace(/ /g, "|").replace(/\*/g, "[a-z-]*")})$`),
}));

/** The settings of the engine that a name is, if ElastiCache offers none by it. */
export function engineSetting(name: string): { readonly instead: string | undefined } | undefined {
  return engineForms.find(({ form }) => form.test(name));
}
