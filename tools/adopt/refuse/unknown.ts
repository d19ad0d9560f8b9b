import { parse, validate } from "@aws-sdk/util-arn-parser";
import type { CacheCluster } from "@aws-sdk/client-elasticache";
import { didYouMean } from "../../../constructs/core";
import type { AccountReading } from "../read/account";
import { groupIdOf, isSameName } from "../read/members";
import { engineLabel } from "./engine";
import { type Refusal, awsCommand } from "./refusal";

/** What an id is of that no replication group has. */
export function ofUnknownId(account: AccountReading, id: string): Refusal {
  const cluster = account.clusters.find(({ CacheClusterId }) => isSameName(CacheClusterId, id));
  return (
    ofArn(id) ??
    (cluster === undefined ? undefined : ofCluster(account, cluster)) ??
    ofGlobalId(account, id) ??
    ofServerless(account, id) ??
    ofNothing(account, id)
  );
}

/** What a cache is that is in no replication group, or a node of one. */
export function ofCluster(account: AccountReading, cluster: CacheCluster): Refusal {
  const { CacheClusterId = "", Engine = "" } = cluster;
  const group = groupIdOf(cluster);
  if (group !== undefined) {
    return {
      reason: `it is a node of the replication group ${group}`,
      way: `give \`--replication-group ${group}\``,
    };
  }
  return Engine === "memcached"
    ? {
        reason: "it is a Memcached cluster, and this project has Redis OSS and Valkey only",
        way: "make a new cache, and change the clients to its protocol: there is no way to take over the data",
      }
    : {
        reason: `it is a single node (${engineLabel(Engine)}) in no replication group`,
        way: intoGroup(account, CacheClusterId),
      };
}

/**
 * AWS makes a group around the node in place, without an interruption and without a loss.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Replication.CreatingReplGroup.ExistingCluster.html
 */
function intoGroup(account: AccountReading, node: string): string {
  const command = awsCommand(
    account,
    "create-replication-group",
    "--replication-group-id NEW_ID",
    `--replication-group-description "${node}"`,
    `--primary-cluster-id ${node}`,
  );
  return `make it the primary of a group, in place and without an interruption or a loss: ${command}; then adopt NEW_ID`;
}

function ofArn(id: string): Refusal | undefined {
  if (!validate(id)) {
    return undefined;
  }
  const { region, resource } = parse(id);
  return {
    reason: "it is an ARN",
    way: `give the id and the region alone: \`--replication-group ${resource.replace(/^.*:/, "")} --region ${region}\``,
  };
}

function ofGlobalId({ groups }: AccountReading, id: string): Refusal | undefined {
  const members = groups.flatMap(({ ReplicationGroupId = [], GlobalReplicationGroupInfo }) =>
    isSameName(GlobalReplicationGroupInfo?.GlobalReplicationGroupId, id) ? ReplicationGroupId : [],
  );
  return members.length === 0
    ? undefined
    : {
        reason: "it is a global datastore",
        way: `give its member in this region, \`--replication-group ${members.join()}\`, to read how it can leave`,
      };
}

function ofServerless({ userGroups }: AccountReading, id: string): Refusal | undefined {
  return userGroups.some(({ ServerlessCaches = [] }) => ServerlessCaches.some((name) => isSameName(name, id)))
    ? {
        reason: "it is a serverless cache, and this project has caches of nodes only",
        way: "make a new cache from a snapshot of it: `restoreFrom` in its props",
      }
    : undefined;
}

function ofNothing({ region, groups, clusters }: AccountReading, id: string): Refusal {
  const alone = clusters.filter((cluster) => groupIdOf(cluster) === undefined);
  const known = [
    ...groups.flatMap(({ ReplicationGroupId = [] }) => ReplicationGroupId),
    ...alone.flatMap(({ CacheClusterId = [] }) => CacheClusterId),
  ];
  const owner = [...groups, ...clusters].flatMap(({ ARN = "" }) => (validate(ARN) ? parse(ARN).accountId : []))[0];
  const where = `${owner === undefined ? "your account" : `the account ${owner}`} in ${region}`;
  return {
    reason: `there is no replication group of this name in ${where}`,
    way:
      `${didYouMean(id, known) ?? (known.length === 0 ? "there is no other one either." : "`--all` lists what there is.")} ` +
      "Caches of other regions and accounts are not seen: check `--region`, and AWS_PROFILE",
  };
}
