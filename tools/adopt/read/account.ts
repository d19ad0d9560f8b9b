import { type ScalableTarget, paginateDescribeScalableTargets } from "@aws-sdk/client-application-auto-scaling";
import {
  type CacheCluster,
  type CacheParameterGroup,
  type CacheSubnetGroup,
  type ReplicationGroup,
  type User,
  type UserGroup,
  paginateDescribeCacheClusters,
  paginateDescribeCacheParameterGroups,
  paginateDescribeCacheSubnetGroups,
  paginateDescribeReplicationGroups,
  paginateDescribeUserGroups,
  paginateDescribeUsers,
} from "@aws-sdk/client-elasticache";
import { type ReadAlarm, readAlarms } from "./alarms";
import { askAll } from "./ask";
import { Unforeseen } from "./failure-words";
import type { Session } from "./session";

/** What one account has in one region, as far as it is about caches. */
export interface AccountReading {
  readonly region: string;
  readonly groups: readonly ReplicationGroup[];
  /** The nodes of the groups, and caches that are in none. */
  readonly clusters: readonly CacheCluster[];
  readonly parameterGroups: readonly CacheParameterGroup[];
  readonly subnetGroups: readonly CacheSubnetGroup[];
  readonly users: readonly User[];
  readonly userGroups: readonly UserGroup[];
  /** What Application Auto Scaling changes by itself. */
  readonly scaling: readonly ScalableTarget[];
  /** What could not be asked, as sentences. */
  readonly unknown: readonly string[];
  readonly alarms: readonly ReadAlarm[];
}

/**
 * Most items of one answer of ElastiCache.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_DescribeReplicationGroups.html
 */
export const itemsPerPage = 100;

/**
 * Most targets of one answer.
 *
 * @see https://docs.aws.amazon.com/autoscaling/application/APIReference/API_DescribeScalableTargets.html
 */
const targetsPerPage = 50;

/**
 * Reads what is the same for all caches of an account. Each service is asked for one page at a time.
 *
 * @throws Failure when AWS does not answer
 */
export async function readAccount(session: Session): Promise<AccountReading> {
  const [caches, scaling, alarms] = await Promise.all([readCaches(session), readScaling(session), readAlarms(session)]);
  return { region: session.region, ...caches, ...scaling, alarms };
}

async function readCaches(
  session: Session,
): Promise<Omit<AccountReading, "region" | "scaling" | "unknown" | "alarms">> {
  const paging = { client: session.elasticache, pageSize: itemsPerPage };
  return {
    groups: await askAll(
      session,
      "elasticache:DescribeReplicationGroups",
      paginateDescribeReplicationGroups(paging, {}),
      ({ ReplicationGroups }) => ReplicationGroups,
    ),
    clusters: await askAll(
      session,
      "elasticache:DescribeCacheClusters",
      paginateDescribeCacheClusters(paging, { ShowCacheNodeInfo: true }),
      ({ CacheClusters }) => CacheClusters,
    ),
    parameterGroups: await askAll(
      session,
      "elasticache:DescribeCacheParameterGroups",
      paginateDescribeCacheParameterGroups(paging, {}),
      ({ CacheParameterGroups }) => CacheParameterGroups,
    ),
    subnetGroups: await askAll(
      session,
      "elasticache:DescribeCacheSubnetGroups",
      paginateDescribeCacheSubnetGroups(paging, {}),
      ({ CacheSubnetGroups }) => CacheSubnetGroups,
    ),
    users: await askAll(session, "elasticache:DescribeUsers", paginateDescribeUsers(paging, {}), ({ Users }) => Users),
    userGroups: await askAll(
      session,
      "elasticache:DescribeUserGroups",
      paginateDescribeUserGroups(paging, {}),
      ({ UserGroups }) => UserGroups,
    ),
  };
}

/** Not every endpoint for ElastiCache has Application Auto Scaling, and a cache can be adopted all the same. */
async function readScaling(session: Session): Promise<Pick<AccountReading, "scaling" | "unknown">> {
  try {
    const scaling = await askAll(
      session,
      "application-autoscaling:DescribeScalableTargets",
      paginateDescribeScalableTargets(
        { client: session.scaling, pageSize: targetsPerPage },
        { ServiceNamespace: "elasticache" },
      ),
      ({ ScalableTargets }) => ScalableTargets,
    );
    return { scaling, unknown: [] };
  } catch (error) {
    if (error instanceof Unforeseen) {
      const what = "it is not known whether Application Auto Scaling changes the number of nodes";
      return { scaling: [], unknown: [`${what}: ${error.message}`] };
    }
    throw error;
  }
}
