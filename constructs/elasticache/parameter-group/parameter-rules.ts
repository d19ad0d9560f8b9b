import { Token } from "cdktf";
import { type Problems, hidden, isUnresolved } from "../../core";
import type { Engine } from "../facts/engines";
import { type ParameterValueRule, parameters } from "../facts/parameters";
import { renamableCommands } from "../facts/renamable-commands";
import { knownTo, refuseParameter } from "./unknown-parameters";

/** Default parameters of a cache. */
export const defaultParameters: Readonly<Record<string, string>> = {
  "maxmemory-policy": "allkeys-lru",
  "notify-keyspace-events": "Ex",
  timeout: "300",
};

/**
 * Checks parameters that have the right types: each must be known to the engine, be modifiable, and have a valid value.
 *
 * @internal
 */
export function checkParameters(
  problems: Problems,
  given: Readonly<Record<string, string | number>>,
  engine: Engine,
): void {
  const known = knownTo(engine);
  for (const [name, value] of Object.entries(given)) {
    const at = `parameters.${name}`;
    const facts = known.get(name);
    if (facts === undefined) {
      refuseParameter(problems, at, { name, value, engine });
    } else if (facts.derived === true) {
      problems.add(at, "follows from `topology` and is set for you", value, "leave it out");
    } else if (facts.modifiable === false) {
      problems.add(at, "is set by AWS and cannot be modified", value, "leave it out");
    } else if (!isUnresolved(value)) {
      checkValue(problems, at, value, facts.value);
    }
  }
}

function checkValue(problems: Problems, at: string, value: string | number, rule: ParameterValueRule): void {
  const broken = brokenRule(String(value), rule);
  if (broken !== undefined) {
    problems.add(at, broken, ["renames", "text"].includes(rule.kind) ? hidden : value);
  }
}

function brokenRule(value: string, rule: ParameterValueRule): string | undefined {
  switch (rule.kind) {
    case "integer":
      return brokenIntegerRule(value, rule);
    case "one-of":
      return rule.values.includes(value) ? undefined : `must be one of ${rule.values.join(", ")}`;
    case "keyspace-events":
      return brokenKeyspaceEventsRule(value);
    case "renames":
      return brokenRenamesRule(value);
    case "text":
      return value === "" ? "must not be empty" : undefined;
  }
}

function brokenIntegerRule(value: string, { min, max, orZero }: ParameterValueRule & { kind: "integer" }) {
  const number = /^-?\d+$/.test(value) ? Number(value) : NaN;
  if (number >= (min ?? -Infinity) && number <= (max ?? Infinity)) {
    return undefined;
  }
  if (orZero === true && number === 0) {
    return undefined;
  }
  const lower = min === undefined ? "" : orZero === true ? ` of 0 or at least ${min}` : ` of at least ${min}`;
  const upper = max === undefined ? "" : `${lower === "" ? " of" : " and"} at most ${max}`;
  return `must be a whole number${lower}${upper}`;
}

/**
 * Flags of `notify-keyspace-events`: without K (keyspace) or E (keyevent) the others have no effect.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html
 */
function brokenKeyspaceEventsRule(value: string): string | undefined {
  if (!/^[KEg$lshzxeA]*$/.test(value)) {
    return "must consist of the flags K E g $ l s h z x e A";
  }
  return value === "" || /[KE]/.test(value) ? undefined : "must contain K or E to have any effect";
}

/**
 * Commands and their new names. Whoever knows a new name can run the command, so none is shown.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html#ParameterGroups.Redis.5-0-3
 */
function brokenRenamesRule(value: string): string | undefined {
  const words = value.trim().split(/\s+/);
  if (value.trim() === "" || words.length % 2 === 1) {
    return "must be pairs of a command and its new name, separated by spaces: FLUSHALL blocked KEYS blocked";
  }
  const commands = words.filter((_, index) => index % 2 === 0).map((command) => command.toLowerCase());
  const wrong = commands.findIndex((command) => !renamableCommands.has(command));
  if (wrong !== -1) {
    return `must rename commands that ElastiCache lets rename: pair ${wrong + 1} does not`;
  }
  const again = commands.findIndex((command, index) => commands.indexOf(command) < index);
  return again === -1 ? undefined : `must rename each command once: pair ${again + 1} renames one again`;
}

/**
 * Parameters in the form in which AWS reports them, so that a plan finds no difference. It reports no value for an empty
 * one, which is the default wherever it is allowed; and a number has one form.
 *
 * @see https://github.com/hashicorp/terraform/pull/6687
 */
export function reportedValues(given: Readonly<Record<string, string | number>>): [name: string, value: string][] {
  return Object.entries(given).flatMap(([name, value]) => {
    const text = textOf(value);
    return text === "" ? [] : [[name, /^-?\d+$/.test(text) ? BigInt(text).toString() : text]];
  });
}

/** The value of a parameter as text; a number that only Terraform knows becomes a token of a text. */
export function textOf(value: string | number | undefined): string {
  return isUnresolved(value) ? Token.asString(value) : String(value);
}

/** The part of a parameter group's name that stands for values that AWS does not change on a group in use. */
export function creationSuffix(given: Readonly<Record<string, string | number>>): string {
  return parameters
    .filter(({ name, atCreationOnly }) => atCreationOnly === true && given[name] !== undefined)
    .map(({ name }) => `-${name}-${textOf(given[name])}`)
    .join("");
}
