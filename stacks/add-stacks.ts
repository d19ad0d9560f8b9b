import type { App } from "cdktf";
import { type Check, Problems, ValidationError, every, literalName, nameClashes, record } from "../constructs/core";
import { CacheStack } from "./cache-stack";
import type { Environment, Environments } from "./environment";

/** Check of the name of an environment, which becomes that of a stack, of its folder and of its state. */
export const environmentNameCheck: Check<string> = every(
  literalName(/^[A-Za-z0-9][\w-]*$/, "must be named with letters, digits, hyphens and underscores"),
  (at, name, problems) => {
    // The framework looks for stacks of this name among the members of an object.
    if (String(name) in Object.prototype) {
      problems.add(at, "must have a name that is no member of every object of JavaScript", name);
    }
  },
);

/** An environment is checked by its stack. */
const environment: Check<Environment> = () => undefined;

const environmentsCheck: Check<Environments> = record(environment, {
  key: environmentNameCheck,
  whole: (at, environments, problems) => {
    const names = Object.keys(Object(environments) as Environments);
    if (names.length === 0) {
      problems.add(at, "must have at least one environment", environments);
    }
    names.forEach((name, index) => {
      const twin = names.slice(0, index).find((other) => other.toLowerCase() === name.toLowerCase());
      if (twin !== undefined) {
        const rule = `must differ from \`${at}.${twin}\` by more than case: it is the name of a folder`;
        problems.add(`${at}.${name}`, rule, undefined);
      }
    });
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
  const refusals = [
    ...refusalsOf(() => {
      problems.throwIfAny(app);
    }),
    ...named.flatMap(([name, environment]) => refusalsOf(() => new CacheStack(app, name, environment))),
  ];
  // An environment whose values are refused has claimed no name yet.
  return [...refusals, ...nameClashes(app)];
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
