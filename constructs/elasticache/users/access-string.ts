import { type Check, type Problems, hidden, isUnresolved, known, secretive } from "../../core";
import { type AccessRules, applyRule, noRules } from "./access-rules";
import { type Engine, hasModes } from "../facts/engines";

/** A mistake in an access string. */
interface Mistake {
  /** What is wrong, as the rest of a sentence. */
  readonly rule: string;
  /** The rule that is wrong, or the whole string. */
  readonly quote: string;
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
export const accessStringCheck: Check<string> = secretive(
  known(["text"], (at, value, problems) => {
    if (typeof value !== "string" || value.trim() === "") {
      const remedy = typeof value === "object" ? "`accessString()` writes them" : undefined;
      const rule = "must be rules of the ACL language, for example on ~app:* -@all +@read";
      problems.add(at, rule, typeof value === "object" ? hidden : value, remedy);
    }
  }),
);

/**
 * Checks an access string against the ACL language of the engine, rule by rule. Messages quote the rule that is wrong,
 * unless it may hold a password.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html#Access-string
 * @internal
 */
export function checkAccessString(problems: Problems, at: string, value: string, engine: Engine): void {
  if (isUnresolved(value)) {
    return;
  }
  for (const { rule, quote } of read(value, engine).mistakes) {
    problems.add(at, rule, isHarmless(quote, value) ? quote : hidden);
  }
}

/** An access string as a message may show it: nothing of one that may hold a password. */
export function shownAccessString(value: string): string | typeof hidden {
  return !isUnresolved(value) && isHarmless(value, value) ? value : hidden;
}

/** Least number of characters of a password, as ElastiCache has it. */
const minPasswordLength = 16;

/** True when none of the words may be a password, in a string that may set one. */
function isHarmless(words: string, whole: string): boolean {
  const setsPassword = /[><#!]/;
  return words
    .trim()
    .split(/\s+/)
    .every((word) => {
      const isRule = /^\(?(?:%\w*~|~|&|[+-])/.test(word);
      return !setsPassword.test(word) && (isRule || (!setsPassword.test(whole) && word.length < minPasswordLength));
    });
}

/**
 * An access string in the order and form in which AWS gives it back, so that a plan finds no difference: state, keys,
 * channels, databases, commands, selectors. It means the same. An unresolved one is returned as it is.
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
        mistakes.push({ rule: `has a mistake: rule ${index + 1} ${rule}`, quote: word });
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
    mistakes.push({ rule: "must close each selector with a parenthesis", quote: value });
  }
  if (rules.enabled === undefined) {
    mistakes.push({ rule: "must say `on` or `off`: without either, AWS switches the user off", quote: value });
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
function render({ enabled, keys, channels, databases, commands, selectors }: AccessRules): string {
  const based = commands[0]?.endsWith("@all") === true ? commands : ["-@all", ...commands];
  const state = enabled === undefined ? [] : [enabled ? "on" : "off"];
  return [
    ...state,
    ...keys,
    ...channels,
    ...databases,
    ...based,
    ...selectors.map((rules) => `(${render(rules)})`),
  ].join(" ");
}
