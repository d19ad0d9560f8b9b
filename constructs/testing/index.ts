export { synthesize } from "./synthesize";
export { SynthesizedStack, type Attributes, type ElementClass, type Named } from "./synthesized-stack";
export { matchers, type Verdict } from "./matchers";
export { expectNoReplacement, replacements, type Exceptions, type Replacement } from "./replacements";
export { snapshotSerializer } from "./snapshot";
