import { type Problem, ValidationError } from "../../../constructs";
import { describe } from "../../../constructs/core/validation-error";
import type { Environment } from "../../../stacks/environment";
import { environmentProblems } from "../../../stacks/environment-check";
import { Failure } from "../../shared/failure";
import type { FoundCache } from "../found";
import type { Names } from "../read/existing-names";
import { type Candidate, type Choices, type Kept, type Part, candidateOf, parts } from "./candidate";
import { importsOf, namesIn } from "./imports";
import { type Change, changesOf } from "./changes";
import { newsOf } from "./news";
import { notesOn } from "./notes";
import { onlyDifferences } from "./only-differences";
import type { Taking } from "./part";
import { withReasons } from "./reasons";
import { synthesized } from "./synthesized";

/** An environment for a cache that exists. */
export interface Entry {
  readonly environment: Environment;
  /** How each part is taken over. */
  readonly takings: readonly Taking[];
  /** What is not as it was in the end. */
  readonly changes: readonly Change[];
  /** What stays outside of the code, and what cannot be kept. */
  readonly notes: readonly string[];
}

/** Where problems with a part stand in an environment. */
const places: Readonly<Record<Part, RegExp>> = {
  subnetGroup: /^(caches\.Cache\.subnetGroup|network)\b/,
  parameterGroup: /^caches\.Cache\.(parameterGroup|parameters)\b/,
  securityGroups: /^(clients|caches\.Cache\.securityGroup\w*)\b/,
  authentication: /^caches\.Cache\.authentication\b/,
  alerts: /^caches\.Cache\.alerts\b/,
  snapshotWindow: /^caches\.Cache\.(snapshotWindow|maintenanceWindow)\b/,
};

/**
 * The environment for a cache that exists, with nothing in it that our defaults say as well.
 *
 * @param existing which names exist of those that AWS would overwrite
 * @throws Failure when our props cannot say what the cache is, with each reason
 */
export async function entryOf(
  name: string,
  found: FoundCache,
  choices: Choices,
  existing: (wanted: Names) => Promise<Names>,
): Promise<Entry> {
  const candidate = soundCandidate(found, choices);
  const environment = withReasons(name, onlyDifferences(candidate.environment));
  const stack = synthesized(name, environment);
  const names = await existing(namesIn(stack, found));
  const imports = importsOf(stack, found, candidate, names);
  return {
    environment: { ...environment, imports },
    takings: [...candidate.takings, ...newsOf(stack, names)],
    changes: changesOf(stack, found, candidate, names),
    notes: notesOn(found, names),
  };
}

/**
 * Everything that was found, as an environment without mistakes: a part that our props cannot say is given.
 *
 * @throws Failure when that does not help
 */
export function soundCandidate(found: FoundCache, choices: Choices, kept: Kept = {}): Candidate {
  const candidate = candidateOf(found, choices, kept);
  const problems = problemsOf(candidate.environment);
  if (problems.length === 0) {
    return candidate;
  }
  const more = keptFor(problems, kept);
  if (Object.keys(more).length === 0) {
    const id = String(found.group.ReplicationGroupId);
    const lines = problems.map((problem) => `  - ${describe(problem)}`);
    throw new Failure(`${id} cannot be adopted as it is:\n${lines.join("\n")}`);
  }
  return soundCandidate(found, choices, { ...kept, ...more });
}

/** The parts that problems are about, unless they are given already. What is left then cannot be helped. */
function keptFor(problems: readonly Problem[], kept: Kept): Kept {
  const reasons = problems.flatMap((problem) => {
    const part = parts.find((each) => places[each].test(problem.prop));
    return part === undefined || kept[part] !== undefined ? [] : [[part, describe(problem)] as const];
  });
  return Object.fromEntries(reasons);
}

function problemsOf(environment: Environment): readonly Problem[] {
  const problems = environmentProblems(environment);
  if (problems.length > 0) {
    return problems;
  }
  try {
    synthesized("adopted", environment);
    return [];
  } catch (error) {
    if (error instanceof ValidationError) {
      return error.problems;
    }
    throw error;
  }
}
