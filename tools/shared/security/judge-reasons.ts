import type { Demand, Deviations } from "../../../stacks/deviations";
import type { Environment } from "../../../stacks/environment";
import type { StackDocument } from "../stack/document";
import { type Offence, offencesIn, unseenIn } from "./offences";
import { rules } from "./rules";

/** A mistake in how an environment deals with a demand. */
export interface Complaint {
  readonly demand: Demand;
  readonly text: string;
}

/** Finds the demands that an environment does not meet without a reason, and its reasons for what it does meet. */
export function judgeReasons(stack: StackDocument, environment: Environment): readonly Complaint[] {
  const offences = offencesIn(stack, environment);
  return [
    ...offences.filter(({ excusedBy }) => excusedBy === undefined).map(unexcused),
    ...needlessReasons(environment, offences, unseenIn(stack, environment)),
  ];
}

function unexcused({ demand, address, cache }: Offence): Complaint {
  const { demand: sentence, answer } = rules[demand];
  const owner = cache === undefined ? "the environment" : `the cache ${cache}, or the environment,`;
  const ways = `meet it (${answer}), or give ${owner} a reason: \`deviations: { "${demand}": "…" }\``;
  return { demand, text: `"${sentence}" is not met by ${address}; ${ways}` };
}

/**
 * A cache has the reasons for its own resources, the environment for everything that no cache has a reason for. What
 * is given may need one: only its owner knows.
 */
function needlessReasons(
  { deviations, caches }: Environment,
  offences: readonly Offence[],
  unseen: ReturnType<typeof unseenIn>,
): readonly Complaint[] {
  const needless = (
    place: string,
    reasons: Deviations = {},
    isNeeded: (offence: Offence) => boolean,
    mayBeNeeded: (cache: string | undefined) => boolean = () => true,
  ) =>
    (Object.keys(reasons) as Demand[])
      .filter((demand) => !offences.some((offence) => offence.demand === demand && isNeeded(offence)))
      .filter((demand) => !unseen.some((each) => each.demand === demand && mayBeNeeded(each.cache)))
      .map((demand) => ({
        demand,
        text: `\`${place}["${demand}"]\` is a reason for a demand that is met; remove it`,
      }));
  return [
    ...needless("deviations", deviations, ({ excusedBy }) => excusedBy === "environment"),
    ...Object.entries(caches).flatMap(([id, cache]) =>
      needless(
        `caches.${id}.deviations`,
        cache.deviations,
        (offence) => offence.cache === id && offence.excusedBy === "cache",
        (owner) => owner === id,
      ),
    ),
  ];
}
