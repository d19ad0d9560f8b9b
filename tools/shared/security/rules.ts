import type { Demand } from "../../../stacks/deviations";
import { cacheRules } from "./cache-rules";
import { networkRules } from "./network-rules";
import { otherRules } from "./other-rules";
import type { Rule } from "./rule";

/** Every published rule about something that this project makes, by what it demands. */
export const rules: Readonly<Record<Demand, Rule>> = { ...cacheRules, ...networkRules, ...otherRules };

/** The rules with their demands, in the order of the document. */
export const allRules = Object.entries(rules) as readonly (readonly [Demand, Rule])[];
