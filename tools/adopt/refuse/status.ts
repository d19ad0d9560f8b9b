import { own } from "../../shared/records";
import { type Candidate, type Refusal, awsCommand, waiting } from "./refusal";

/**
 * What to do about each status of a replication group in which Terraform cannot plan it.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_ReplicationGroup.html
 */
const ways: Readonly<Record<string, (candidate: Candidate) => string>> = {
  creating: waiting,
  modifying: waiting,
  snapshotting: (candidate) =>
    `${waiting(candidate)}. Its daily snapshot begins between ${candidate.group.SnapshotWindow ?? "unknown times"} (UTC)`,
  deleting: () =>
    "it cannot be kept. Where a final snapshot is taken, a new cache can begin with the data: `restoreFrom` in its props",
  "create-failed": ({ account, id }) =>
    "it never held data. Delete it, and begin with a new one: " +
    awsCommand(account, "delete-replication-group", `--replication-group-id ${id}`),
};

/** A group, or a node of it, that is not `available`: a plan would wait for it until it gives up. */
export function ofStatus(candidate: Candidate): readonly Refusal[] {
  const { group, members } = candidate;
  const status = group.Status ?? "unknown";
  if (status !== "available") {
    const way =
      own(ways, status)?.(candidate) ?? "look at its events in the console, and run adopt again when it is available";
    return [{ reason: `its status is ${status}, and not available`, way }];
  }
  return members
    .filter(({ CacheClusterStatus }) => CacheClusterStatus !== "available")
    .map(({ CacheClusterId = "", CacheClusterStatus = "unknown" }) => ({
      reason: `the status of its node ${CacheClusterId} is ${CacheClusterStatus}, and not available`,
      way: waiting(candidate),
    }));
}

/** A group without nodes, or with some that the account does not list: it is being made or changed. */
export function ofNodes(candidate: Candidate): readonly Refusal[] {
  const { group, members } = candidate;
  const { Status, MemberClusters = [] } = group;
  if (Status !== "available" || (members.length > 0 && members.length === MemberClusters.length)) {
    return [];
  }
  const reason =
    MemberClusters.length === 0
      ? "it has no nodes"
      : `AWS describes ${members.length} of its ${MemberClusters.length} nodes`;
  return [{ reason, way: waiting(candidate) }];
}
