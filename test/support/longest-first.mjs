import Sequencer from "@jest/test-sequencer";

/** The tests that take longest. In a fresh clone Jest knows no times: it would begin some of them last, on one core. */
const longest = [
  "behaviour/tokens-of-caches",
  "behaviour/tokens",
  "quality/lint",
  "test/generated",
  "quality/format",
  "behaviour/alarms/quiet-days",
  "behaviour/alarms/limits",
  "behaviour/alarms/applicability",
  "replication-group/topology",
  "behaviour/alarms/bad-days",
  "docs/operations",
  "quality/types",
  "application-faults/random",
  "application-faults/shutdown",
];

/** Position in the list, or behind it. */
function rank({ path }) {
  const position = longest.findIndex((name) => path.endsWith(`/${name}.test.ts`));
  return position < 0 ? longest.length : position;
}

/** Jest's order, but for the tests that take longest. */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    return super.sort(tests).sort((one, other) => rank(one) - rank(other));
  }
}
