import type { Problems } from "../problems";
import { isUnresolved } from "../tokens/token-type";
import { didYouMean } from "../nearest";
import type { Check } from "./check";
import { bare, hintFor } from "./hints";
import type { Kinds } from "./fields";
import { shown } from "./secrets";
import { fits, namedIn } from "./unknown-props";

/** A union of interfaces. */
interface Union {
  readonly kinds: Kinds;
  /** Check of the `kind`. */
  readonly kindCheck: Check<string>;
  /** Check of an object, by its kind. */
  readonly checks: ReadonlyMap<string, Check<object>>;
}

/** Where refusals go, and what they are about. */
interface Refusal {
  readonly union: Union;
  readonly problems: Problems;
}

type Members = Readonly<Record<string, unknown>>;

/** Other names of `kind`, for which a value may say as much as which kind is meant. */
const namesOfKind = ["type", "mode", "name", "method", "variant", "protocol", "enabled", "disabled"];

/** Refuses what is no object with one of the kinds, and says what is meant. */
export function refuseKind(at: string, value: unknown, union: Union, problems: Problems): void {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    const isKind = typeof value === "string" && union.checks.has(value);
    problems.showingText(problems.isShowingText || isKind, () => {
      problems.add(at, "must be an object with `kind`", value, objectMeantBy(value, union, problems));
    });
  } else if ((value as Members).kind === undefined) {
    refuseWithoutKind(at, value as Members, union, problems);
  } else {
    refuseOtherKind(`${at}.kind`, (value as Members).kind, union, problems);
  }
}

/**
 * Suggests an object for somebody who gives its kind alone, or its one value, or `false` for what can be off. Where a
 * secret may stand, a word may be that, and says nothing.
 */
function objectMeantBy(value: unknown, { kinds }: Union, { isShowingText }: Problems): string | undefined {
  const isTelling = typeof value === "string" && (isShowingText || /[^\w-]/.test(value));
  const named = kinds.filter(([name]) => name === (value === false ? "off" : value));
  const fitting = kinds.filter(([, schema]) => {
    const [field, ...others] = Object.values(schema).filter(({ required }) => required);
    return isTelling && field !== undefined && others.length === 0 && fits(field.check, value);
  });
  const [only, ...others] = named.length > 0 ? named : fitting;
  if (only === undefined || others.length > 0) {
    return undefined;
  }
  const props = Object.entries(only[1]).flatMap(([name, field]) => (field.required ? [`, ${name}`] : []));
  return `write { kind: "${only[0]}"${props.join("")} }`;
}

function refuseOtherKind(at: string, kind: unknown, { kinds, kindCheck }: Union, problems: Problems): void {
  const names = kinds.map(([name]) => name);
  shown<string>((place, received) => {
    if (typeof received !== "string" || isUnresolved(received)) {
      kindCheck(place, received, problems);
    } else {
      const rule = `must be one of ${listOf(names)}`;
      const remedy = hintFor(received, problems.hints.slice(0, 1)) ?? didYouMean(received, names)?.replaceAll("`", '"');
      problems.add(place, rule, received, remedy);
    }
  })(at, kind, problems);
}

/** Somebody may have given the kind under another name, or everything but the kind. */
function refuseWithoutKind(at: string, value: Members, union: Union, problems: Problems): void {
  const strangers = Object.keys(value).filter((name) => !union.kinds.some(([, schema]) => Object.hasOwn(schema, name)));
  for (const name of strangers) {
    const kind = kindMeantBy(name, value[name], union);
    if (kind !== undefined) {
      const { [name]: given, ...others } = value;
      problems.showingText(true, () => {
        problems.add(`${at}.${name}`, "is not a prop here", given, `it is called \`kind\`: "${kind}"`);
      });
      problems.know(`${at}.kind`);
      // The other members are checked as if the kind had its name.
      union.checks.get(kind)?.(at, { ...others, kind }, problems);
      return;
    }
  }
  refuseMissingKind(at, value, strangers, { union, problems });
}

/** Nothing says which kind is meant, but perhaps that there is one. */
function refuseMissingKind(
  at: string,
  value: Members,
  strangers: readonly string[],
  { union, problems }: Refusal,
): void {
  const own = problems.hints.slice(0, 1);
  const hinted = strangers.flatMap((name) => {
    const hints = [hintByValue(name, value[name], own), hintFor(name, own), hintForName(name, union)];
    const hint = hints.find((each) => namedIn(each).includes("kind"));
    return hint === undefined ? [] : [[name, hint] as const];
  });
  hinted.forEach(([name, hint]) => {
    problems.add(`${at}.${name}`, "is not a prop here", value[name], hint);
  });
  if (hinted.length > 0) {
    problems.know(`${at}.kind`);
  } else {
    const kind = kindOfMembers(value, union);
    const rule = `must be one of ${listOf([...union.checks.keys()])}`;
    problems.add(`${at}.kind`, rule, undefined, kind === undefined ? undefined : `write \`kind\`: "${kind}"`);
  }
}

/** The hint for a kind of another vocabulary: `protocol: "lambda"`. */
function hintByValue(name: string, value: unknown, own: Problems["hints"]): string | undefined {
  return isNameOfKind(name) && typeof value === "string" ? hintFor(value, own) : undefined;
}

function isNameOfKind(name: string): boolean {
  return namesOfKind.some((other) => bare(other) === bare(name));
}

function hintForName(name: string, { checks }: Union): string | undefined {
  return isNameOfKind(name)
    ? `it is called \`kind\`: ${[...checks.keys()].map((kind) => `"${kind}"`).join(" or ")}`
    : undefined;
}

/** The kind that a member says, whatever its spelling; what is not enabled is off. */
function kindMeantBy(name: string, value: unknown, { kinds }: Union): string | undefined {
  const isOff = isNameOfKind(name) && value === (bare(name) === "disabled");
  const said = isOff ? "off" : typeof value === "string" ? bare(value) : undefined;
  return kinds.map(([kind]) => kind).find((kind) => bare(kind) === said);
}

/** The one kind that the members of an object are right for, or else that has some of them. */
function kindOfMembers(value: Members, { kinds, checks }: Union): string | undefined {
  const right = kinds.filter(([kind]) => {
    const check = checks.get(kind);
    return check !== undefined && fits(check, { ...value, kind });
  });
  const having = kinds.filter(([, schema]) => Object.keys(value).some((name) => Object.hasOwn(schema, name)));
  const [only, ...others] = right.length === 1 ? right : having;
  return Object.keys(value).length === 0 || others.length > 0 ? undefined : only?.[0];
}

function listOf(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(", ");
}
