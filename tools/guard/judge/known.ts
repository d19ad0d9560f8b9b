import { type Plan, type PlannedResource, type ResourceChange, type Values, readSources } from "../../shared/plan/plan";
import { configuredAddress, configuredResources } from "../../shared/plan/references";
import { oncePerPlan } from "./per-plan";
import { type Place, placesIn } from "./places";

/** An object by its type, what is known of it, and where it is. */
export interface Known {
  readonly address: string;
  readonly mode: "managed" | "data";
  readonly type: string;
  readonly values: Values;
  readonly place: Place;
}

type FindPlace = ReturnType<typeof placesIn>;

/** What exists after the apply; a name that is known only then comes from the code, and not from what is deleted. */
export const knownAfter = oncePerPlan((plan): readonly Known[] => {
  const placeOf = placesIn(plan);
  const configured = configuredResources(plan);
  const remaining = plan.resource_changes.flatMap(({ address, mode, type, deposed, change }): readonly Known[] => {
    const { before, after } = change;
    const arn = mode === "data" ? undefined : (before?.arn ?? after?.arn);
    return after === null || deposed !== undefined
      ? []
      : [{ address, mode, type, values: after, place: placeOf(address, after, arn) }];
  });
  // One that is no longer in the code may still be in the state.
  const read = readSources(plan).filter(({ address }) => configured.has(configuredAddress(address)));
  return [...remaining, ...read.map((source) => knownSource(source, placeOf))];
});

/** What existed before the apply, also what only a data source has read. */
export function knownEarlier(plan: Plan): readonly Known[] {
  const placeOf = placesIn(plan);
  return [
    ...plan.resource_changes
      .filter(({ change }) => change.before !== null)
      .map((change) => knownBefore(change, placeOf)),
    ...readSources(plan).map((source) => knownSource(source, placeOf)),
  ];
}

/** What one change begins with. */
export function knownBefore({ address, mode, type, change }: ResourceChange, placeOf: FindPlace): Known {
  const values = change.before ?? {};
  return { address, mode, type, values, place: placeOf(address, values, mode === "data" ? undefined : values.arn) };
}

/** The ARN of a data source is that of what it reads, which may be in another account. */
function knownSource({ address, type, values }: PlannedResource, placeOf: FindPlace): Known {
  return { address, mode: "data", type, values, place: placeOf(address, values) };
}
