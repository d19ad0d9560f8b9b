import { type Candidate, type Refusal, modifyCommand, waiting } from "./refusal";

/** Changes that were asked for and are not there yet: the plan would not see them, and they would come later. */
export function ofPendingChanges(candidate: Candidate): readonly Refusal[] {
  const { group, members } = candidate;
  const { AuthTokenStatus, ...others } = group.PendingModifiedValues ?? {};
  return [
    ...(AuthTokenStatus === undefined
      ? []
      : [{ reason: `a change of its token is under way (${AuthTokenStatus})`, way: waiting(candidate) }]),
    ...waitingChanges(candidate, "", others),
    ...members.flatMap(({ CacheClusterId = "", PendingModifiedValues: values = {} }) => {
      // The token of a group is reported for each node again.
      const { AuthTokenStatus: _token, ...rest } = values;
      return waitingChanges(candidate, ` of its node ${CacheClusterId}`, rest);
    }),
  ];
}

function waitingChanges(candidate: Candidate, of: string, values: object): readonly Refusal[] {
  const {
    members: [first],
  } = candidate;
  const changes = Object.entries(values).filter(([, value]) => !isNothing(value));
  if (changes.length === 0) {
    return [];
  }
  const list = changes.map(([name, value]) => `${name} ${inWords(value)}`).join(", ");
  return [
    {
      reason: `changes${of} are pending: ${list}`,
      way:
        `wait for its maintenance window (${first?.PreferredMaintenanceWindow ?? "unknown"}, UTC), or make them now: repeat ` +
        `them with ${modifyCommand(candidate, "…")}; then run adopt again`,
    },
  ];
}

function isNothing(value: unknown): boolean {
  return value === undefined || (typeof value === "object" && Object.values(value ?? {}).every(isNothing));
}

function inWords(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
