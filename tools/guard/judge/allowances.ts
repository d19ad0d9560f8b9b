import { Failure } from "../../shared/failure";
import type { Allowance } from "./verdict";

/** An `--allow` that matches nothing in the plan. */
export class UnmatchedAllowance extends Failure {}

/**
 * Marks what is allowed.
 *
 * @throws UnmatchedAllowance when an allowance names nothing that needs to be allowed
 */
export function marker(allowances: readonly string[], addresses: readonly string[]) {
  const allowed = matchAllowances(allowances, addresses);
  return <T extends { readonly address: string }>(finding: T): T => {
    const allowance = allowed.get(finding.address);
    return allowance === undefined ? finding : { ...finding, allowed: allowance };
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
    addresses.length === 0
      ? "there is nothing to allow"
      : `these can be allowed: ${[...new Set(addresses)].join(", ")}`;
  return `--allow ${given} names nothing that needs to be allowed; ${choice}`;
}
