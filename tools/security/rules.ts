import { cacheRules } from "./cache-rules";
import { networkRules } from "./network-rules";
import { otherRules } from "./other-rules";
import type { Rule } from "./rule";

/** Every published rule that touches what this project makes, by what it demands. */
export const rules: readonly Rule[] = [...cacheRules, ...networkRules, ...otherRules];
