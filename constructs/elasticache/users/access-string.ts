import { type Check, type Problems, hidden, isUnresolved, known } from "../../core";
import { type AccessRules, applyRule, noRules } from "./access-rules";
import { type Engine, hasModes } from "../facts/engines";

/** A mistake in an access string, told without showing any of it: it may hold a secret. */
interface Mistake {
  /** Index of the rule, counted from 1; undefined for the string as a whole. */
  readonly position: number | undefined;
  /** What is wrong, as the rest of a sentence. */
  readonly rule: string;
}

interface Reading {
  readonly rules: AccessRules;
  readonly mistakes: readonly Mistake[];
}

/**
 * Checks that an access string is text. What it says depends on the engine: see {@link checkAccessString}.
 *
 * @internal
 */
export const accessStringCheck: Check<string> = known((at, value, problems) => {
  if (typeof value !== "string" || value.trim() === "") {
    problems.add(at, "must be rules of the ACL language, for example on ~app:* -@all +@read", hidden);
  }
});

/**
 * Checks an access string against the ACL language of the engine, rule by rule. Messages show none of it.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html#Access-string
 * @internal
 */
export function checkAccessString(problems: Problems, at: string, value: string, engine: Engine): void {
  if (isUnresolved(value)) {
    return;
  }
  for (const { position, rule } of read(value, engine).mistakes) {
    problems.add(at, position === undefined ? rule : `has a mistake: rule ${position} ${rule}`, hidden);
  }
}

/**
 * An access string in the order and form in which AWS gives it back, so that a plan finds no difference: state, keys,
 * channels, commands, selectors. It means the same. An unresolved one is returned as it is.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/User-Secrets-Manager.html
 */
export function normalAccessString(value: string, engine: Engine): string {
  return isUnresolved(value) ? value : render(read(value, engine).rules);
}

/** True when the string says that the user may not log in. */
export function isSwitchedOff(value: string, engine: Engine): boolean {
  return !isUnresolved(value) && read(value, engine).rules.enabled === false;
}

function read(value: string, engine: Engine): Reading {
  const rules = noRules();
  const mistakes: Mistake[] = [];
  let selector: AccessRules | undefined;
  const words = value.trim().split(/\s+/);
  words.forEach((word, index) => {
    const tell = (rule: string | undefined) => {
      if (rule !== undefined) {
        mistakes.push({ position: index + 1, rule });
      }
    };
    const opens = word.startsWith("(");
    const closes = word.endsWith(")") && (opens || selector !== undefined);
    if (opens) {
      tell(selector === undefined ? brokenSelectorRule(engine) : "opens a selector within a selector");
      selector ??= noRules();
    }
    const rule = word.slice(opens ? 1 : 0, closes ? -1 : undefined);
    tell(rule === "" ? undefined : applyTo(selector, rules, rule, engine));
    if (closes && selector !== undefined) {
      rules.selectors.push(selector);
      selector = undefined;
    }
  });
  if (selector !== undefined) {
    mistakes.push({ position: undefined, rule: "must close each selector with a parenthesis" });
  }
  if (rules.enabled === undefined) {
    mistakes.push({ position: undefined, rule: "must say `on` or `off`: without either, AWS switches the user off" });
  }
  return { rules, mistakes };
}

function brokenSelectorRule(engine: Engine): string | undefined {
  return hasModes(engine) ? undefined : "needs Redis OSS 7.0 or Valkey 7.2 or later for selectors";
}

function applyTo(selector: AccessRules | undefined, rules: AccessRules, rule: string, engine: Engine) {
  return selector !== undefined && /^(on|off|sanitize-payload|clearselectors)$/i.test(rule)
    ? "applies to the user and must not be in a selector"
    : applyRule(selector ?? rules, rule, engine);
}

/** A user may run no command until a rule allows it; AWS spells that out as `-@all`. */
function render({ enabled, keys, channels, commands, selectors }: AccessRules): string {
  const based = commands[0]?.endsWith("@all") === true ? commands : ["-@all", ...commands];
  const state = enabled === undefined ? [] : [enabled ? "on" : "off"];
  return [...state, ...keys, ...channels, ...based, ...selectors.map((rules) => `(${render(rules)})`)].join(" ");
}
