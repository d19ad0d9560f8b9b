import { type Candidate, type Refusal, awsCommand } from "./refusal";

/** A member of a global datastore: AWS takes most changes of it through the datastore only. */
export function ofGlobalDatastore(candidate: Candidate): readonly Refusal[] {
  const { GlobalReplicationGroupId: datastore, GlobalReplicationGroupMemberRole: role = "unknown" } =
    candidate.group.GlobalReplicationGroupInfo ?? {};
  return datastore === undefined
    ? []
    : [
        {
          reason: `it is a member of the global datastore ${datastore}, its ${role.toLowerCase()}`,
          way: role === "PRIMARY" ? endOf(datastore, candidate) : leaving(datastore, candidate),
        },
      ];
}

/** @see https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_DisassociateGlobalReplicationGroup.html */
function leaving(datastore: string, { account, id }: Candidate): string {
  const command = disassociation(datastore, id, account.region, account);
  return (
    `take it out: ${command}. It keeps its data and takes writes of its own from then on; what is written in the other ` +
    "region no longer reaches it, and if it joined again it would be emptied"
  );
}

/** @see https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_DeleteGlobalReplicationGroup.html */
function endOf(datastore: string, { account }: Candidate): string {
  const deletion = awsCommand(
    account,
    "delete-global-replication-group",
    `--global-replication-group-id ${datastore}`,
    "--retain-primary-replication-group",
  );
  return (
    `end the datastore and keep this cache: take out each secondary ` +
    `(${disassociation(datastore, "SECONDARY", "ITS_REGION", account)}), then ${deletion}. The other regions keep the ` +
    "data they have, and what is written here no longer reaches them"
  );
}

function disassociation(datastore: string, id: string, region: string, account: Candidate["account"]): string {
  return awsCommand(
    account,
    "disassociate-global-replication-group",
    `--global-replication-group-id ${datastore}`,
    `--replication-group-id ${id}`,
    `--replication-group-region ${region}`,
  );
}
