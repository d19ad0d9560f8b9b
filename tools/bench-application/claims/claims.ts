import type { Results } from "../results";
import { capacity } from "./capacity";
import type { Claim } from "./claim";
import { expiries } from "./expiries";
import { reads } from "./reads";
import { server } from "./server";
import { writes } from "./writes";

export { notMeasured } from "./not-measured";

/** Every claim that is measured, in the order of the page. */
export const claims: readonly Claim[] = [...reads, ...capacity, ...expiries, ...writes, ...server];

/** A row for each claim: what it says, the seed's number, what was measured, and whether it holds. */
export function judged(results: Results): readonly (readonly string[])[] {
  return claims.map(({ claim, seed, measured }) => [claim, seed, ...measured(results)]);
}
