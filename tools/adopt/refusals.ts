import type { AccountReading } from "./read/account";
import { groupOf, membersOf } from "./read/members";
import { ofEngine } from "./refuse/engine";
import { ofGlobalDatastore } from "./refuse/global";
import { ofClassicNetwork, ofDifferentNodes } from "./refuse/members";
import { ofPendingChanges } from "./refuse/pending";
import type { Candidate, Refusal } from "./refuse/refusal";
import { ofNodes, ofStatus } from "./refuse/status";
import { ofUnknownId } from "./refuse/unknown";
import { ofUserGroups } from "./refuse/users";

export type { Refusal };

const checks: readonly ((candidate: Candidate) => readonly Refusal[])[] = [
  ofStatus,
  ofNodes,
  ofEngine,
  ofGlobalDatastore,
  ofPendingChanges,
  ofDifferentNodes,
  ofClassicNetwork,
  ofUserGroups,
];

/** Why a cache cannot be adopted as it is, and how to get there; nothing when it can. */
export function refusalsOf(account: AccountReading, id: string): readonly Refusal[] {
  const candidate = candidateOf(account, id);
  return candidate === undefined ? [ofUnknownId(account, id)] : checks.flatMap((check) => check(candidate));
}

function candidateOf(account: AccountReading, id: string): Candidate | undefined {
  const group = groupOf(account, id);
  return group && { account, id: group.ReplicationGroupId ?? id, group, members: membersOf(account, group) };
}
