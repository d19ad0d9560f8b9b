import type { Demand } from "../../../stacks/deviations";
import type { Environment } from "../../../stacks/environment";
import { offencesIn } from "../../shared/security/offences";
import { cacheId } from "./candidate";
import { synthesized } from "./synthesized";

const asFound = "as found";

/** What is made anew has a reason of its own. */
const others: Readonly<Partial<Record<Demand, string>>> = {
  "encrypted-secrets": "the cache has no key of its own, as found",
  "encrypted-topics": "the cache has no key of its own, as found",
  "remote-state": "nobody has chosen a bucket yet",
};

/** What a new part brings with it, not what was found: its owner shall read it. */
const news = ["alert-key-policy"];

/**
 * Gives the reason "as found" for everything that published security rules would have otherwise, and for every warning
 * about what was found, so that the tests accept the environment as it is.
 */
export function withReasons(name: string, environment: Environment): Environment {
  const stack = synthesized(name, environment);
  const open = offencesIn(stack.document, environment).filter(({ excusedBy }) => excusedBy === undefined);
  const demands = (owner: string | undefined) =>
    open.filter(({ cache }) => cache === owner).map(({ demand }) => demand);
  const cache = environment.caches[cacheId]!;
  const warnings = stack.warnings.flatMap((text) => idIn(text) ?? []).filter((id) => !news.includes(id));
  return {
    ...environment,
    ...some("deviations", demands(undefined)),
    caches: {
      [cacheId]: {
        ...cache,
        ...some("acknowledgedWarnings", warnings),
        ...some("deviations", demands(cacheId)),
      },
    },
  };
}

function some(prop: string, ids: readonly string[]) {
  const reasons = [...new Set(ids)].sort().map((id) => [id, others[id as Demand] ?? asFound]);
  return reasons.length === 0 ? {} : { [prop]: Object.fromEntries(reasons) as Readonly<Record<string, string>> };
}

/** `adopted/Cache: single-node: without a replica, …`. */
function idIn(warning: string): string | undefined {
  return /^\S+: ([a-z-]+): /.exec(warning)?.[1];
}
