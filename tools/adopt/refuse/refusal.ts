import type { CacheCluster, ReplicationGroup } from "@aws-sdk/client-elasticache";
import type { AccountReading } from "../read/account";

/** Why a cache cannot be adopted as it is. */
export interface Refusal {
  /** What follows "it cannot be adopted:", without a full stop. */
  readonly reason: string;
  /** What to do first, with the command where there is one, without a full stop. */
  readonly way: string;
}

/** A replication group that somebody wants to adopt. */
export interface Candidate {
  readonly account: AccountReading;
  readonly id: string;
  readonly group: ReplicationGroup;
  readonly members: readonly CacheCluster[];
}

/** A command line of AWS for something in a region. */
export function awsCommand({ region }: AccountReading, operation: string, ...options: readonly string[]): string {
  return ["`aws elasticache", operation, "--region", region, ...options].join(" ") + "`";
}

/** The command that changes a replication group at once. */
export function modifyCommand({ account, id }: Candidate, ...options: readonly string[]): string {
  return awsCommand(
    account,
    "modify-replication-group",
    `--replication-group-id ${id}`,
    ...options,
    "--apply-immediately",
  );
}

/** How to wait for the end of a change. */
export function waiting({ account, id }: Candidate): string {
  const command = awsCommand(account, "wait replication-group-available", `--replication-group-id ${id}`);
  return `wait until it is through (${command}), then run adopt again`;
}
