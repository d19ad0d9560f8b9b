import { judgeInterruptions, judgeSteps } from "./judge-changes";
import { judgeLoss } from "./judge-losses";
import type { Plan, ResourceChange } from "./plan";
import { findRenames } from "./renames";
import type { Allowance, Note, Verdict } from "./verdict";

/** An `--allow` that the plan has nothing for. */
export class UnmatchedAllowance extends Error {}

/**
 * Judges a plan.
 *
 * @param allowances what `--allow` named, as given: an address, or an address, `=` and a reason
 * @param errors what Terraform said when planning ended in an error
 * @throws UnmatchedAllowance when an allowance names nothing that would be lost
 */
export function judge(plan: Plan, allowances: readonly string[] = [], errors: readonly string[] = []): Verdict {
  const changes = [...plan.resource_changes, ...plan.deferred_changes.map((deferred) => deferred.resource_change)];
  const renames = findRenames(changes);
  const judged = changes.map((change) => judgeLoss(change, plan, renames));
  const losses = judged.flatMap((each) => each.losses);
  const steps = [...changes.flatMap(judgeSteps), ...judged.flatMap((each) => each.steps)];
  const allowed = matchAllowances(
    allowances,
    [...losses, ...steps].map(({ address }) => address),
  );
  const mark = <T extends { readonly address: string }>(finding: T) => {
    const allowance = allowed.get(finding.address);
    return allowance === undefined ? finding : { ...finding, allowed: allowance };
  };
  return {
    losses: losses.map(mark),
    renames,
    steps: steps.map(mark),
    interruptions: changes.flatMap(judgeInterruptions),
    notes: [...judged.flatMap((each) => each.notes), ...changes.flatMap(moveNotes), ...planNotes(plan)],
    errors: plan.errored && errors.length === 0 ? ["the plan ended in an error, so it may lack changes"] : errors,
  };
}

function matchAllowances(allowances: readonly string[], addresses: readonly string[]): ReadonlyMap<string, Allowance> {
  return new Map(
    allowances.map((given) => {
      const address = addresses
        .filter((candidate) => given === candidate || given.startsWith(`${candidate}=`))
        .sort((a, b) => b.length - a.length)[0];
      if (address === undefined) {
        throw new UnmatchedAllowance(unmatched(given, addresses));
      }
      const reason = given.slice(address.length + 1);
      return [address, { address, ...(reason === "" ? {} : { reason }) }];
    }),
  );
}

function unmatched(given: string, addresses: readonly string[]): string {
  const choice =
    addresses.length === 0 ? "there is nothing to allow" : `to allow are: ${[...new Set(addresses)].join(", ")}`;
  return `--allow ${given} names nothing that this plan would lose; ${choice}`;
}

function moveNotes({ address, previous_address }: ResourceChange): readonly Note[] {
  return previous_address === undefined
    ? []
    : [{ address, text: `it is the same object as before under ${previous_address}` }];
}

function planNotes({ complete, errored }: Plan): readonly Note[] {
  return complete || errored
    ? []
    : [
        {
          address: "plan",
          text: "it does not reach the whole configuration (`-target`, or deferred changes): plan again afterwards",
        },
      ];
}
