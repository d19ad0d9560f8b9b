/** What a key of a usage file says. */
export interface UsageKey {
  /** What is counted. */
  readonly meaning: string;
  readonly unit: string;
}

const requests: UsageKey = { meaning: "what is asked of it in a month", unit: "requests" };
const snapshotSize: UsageKey = { meaning: "size of one snapshot", unit: "GB" };
const key = { monthly_requests: requests };

/**
 * The keys of a usage file that are priced, by resource type. A key that Infracost has too is named as there.
 *
 * @see https://github.com/infracost/infracost/blob/master/infracost-usage-example.yml
 */
export const usageKeys: Readonly<Record<string, Readonly<Record<string, UsageKey>>>> = {
  aws_appautoscaling_target: {
    capacity: { meaning: "average of what scales", unit: "shards, or replicas per shard" },
  },
  aws_cloudwatch_log_group: {
    monthly_data_ingested_gb: { meaning: "log events that are written in a month", unit: "GB" },
    storage_gb: { meaning: "log events that are kept", unit: "GB" },
  },
  aws_elasticache_cluster: { snapshot_storage_size_gb: snapshotSize },
  aws_elasticache_replication_group: {
    monthly_cross_zone_gb: { meaning: "data between clients and nodes in other zones in a month", unit: "GB" },
    snapshot_storage_size_gb: snapshotSize,
  },
  aws_elasticache_serverless_cache: {
    average_data_gb: { meaning: "average of the data in it", unit: "GB" },
    monthly_ecpus: { meaning: "ElastiCache processing units in a month", unit: "ECPUs" },
    snapshot_storage_size_gb: { meaning: "size of all snapshots", unit: "GB" },
  },
  aws_kms_external_key: key,
  aws_kms_key: key,
  aws_kms_replica_external_key: key,
  aws_kms_replica_key: key,
  aws_secretsmanager_secret: { monthly_requests: requests },
};

/** Keys of Infracost that are not priced here, and why. */
export const notPricedKeys: Readonly<Record<string, string>> = {
  monthly_data_scanned_gb: "queries of logs are not priced",
  reserved_instance_payment_option: "reserved nodes are not priced: prices are on demand",
  reserved_instance_term: "reserved nodes are not priced: prices are on demand",
};
