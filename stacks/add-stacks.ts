import type { App } from "cdktf";
import { type Check, Problems, ValidationError, literalName, record } from "../constructs/core";
import { CacheStack } from "./cache-stack";
import type { Environment, Environments } from "./environment";

/** A name becomes that of a stack, of its folder and of its state. */
const nameCheck = literalName(/^[A-Za-z0-9][\w-]*$/, "must be named with letters, digits, hyphens and underscores");

/** An environment is checked by its stack. */
const environment: Check<Environment> = () => undefined;

const environmentsCheck: Check<Environments> = record(environment, {
  key: nameCheck,
  whole: (at, environments, problems) => {
    if (Object.keys(Object(environments) as Environments).length === 0) {
      problems.add(at, "must have at least one environment", environments);
    }
  },
});

/**
 * Adds the stack of every environment to an app.
 *
 * @returns every problem that was found; an app with a problem must not be synthesized
 */
export function addStacks(app: App, environments: Environments): readonly string[] {
  const problems = new Problems();
  environmentsCheck("environments", environments, problems);
  const misnamed = problems.list.map(({ prop }) => prop);
  const named = problems.has("environments")
    ? []
    : Object.entries(environments).filter(([name]) => !misnamed.includes(`environments.${name}`));
  return [
    ...refusalsOf(() => {
      problems.throwIfAny(app);
    }),
    ...named.flatMap(([name, environment]) => refusalsOf(() => new CacheStack(app, name, environment))),
  ];
}

function refusalsOf(work: () => unknown): readonly string[] {
  try {
    work();
    return [];
  } catch (error) {
    if (error instanceof ValidationError) {
      return [error.message];
    }
    throw error;
  }
}
