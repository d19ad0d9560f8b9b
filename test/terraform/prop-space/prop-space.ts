import fc from "fast-check";
import type { RedisCacheProps } from "../../../constructs";
import { type Contradiction, contradictions } from "./contradictions";
import { strange, values } from "./values";

type Prop = keyof RedisCacheProps;

/** Rules of the list by the prop that breaks them. */
type Rules = ReadonlyMap<string, ReadonlySet<string>>;

/** One configuration and what must be said of it. */
export interface Configuration {
  readonly props: Readonly<Record<string, unknown>>;
  /** The props to be refused, each with the rules of the list that it breaks; empty for a configuration that is right. */
  readonly expected: Rules;
  /** Further props that may be refused: what they contradict is wrong itself, so nobody can say. */
  readonly possible: Rules;
}

/** One prop: left out (explicitly, now and then), right, or wrong. */
interface Choice {
  readonly given: boolean;
  readonly value?: unknown;
  readonly rule?: string;
}

/** How often a prop is given, rightly and wrongly, in each two hundred configurations. */
const weights = { left: 140, undefined: 8, right: 49, wrong: 3 } as const;

/** Props that are always given: two that must be, and one because alarms are most of what Terraform reads. */
const always: readonly Prop[] = ["name", "network", "alarms"];

function choiceOf(prop: Prop): fc.Arbitrary<Choice> {
  const { legal, refused } = values[prop];
  const right = fc.constantFrom(...legal).map((value) => ({ given: true, value }));
  const never = strange.filter(([value]) => !legal.includes(value));
  const wrong = fc
    .oneof({ weight: 3, arbitrary: fc.constantFrom(...refused) }, fc.constantFrom(...never))
    .map(([value, rule]) => ({ given: true, value, rule }));
  if (always.includes(prop)) {
    return fc.oneof({ weight: 200 - weights.wrong, arbitrary: right }, { weight: weights.wrong, arbitrary: wrong });
  }
  return fc.oneof(
    { weight: weights.left, arbitrary: fc.constant({ given: false }) },
    { weight: weights.undefined, arbitrary: fc.constant({ given: true }) },
    { weight: weights.right, arbitrary: right },
    { weight: weights.wrong, arbitrary: wrong },
  );
}

const props = Object.keys(values) as Prop[];

/** Any configuration: every prop right, wrong or left out, and sometimes one that does not exist. */
export const configurations: fc.Arbitrary<Configuration> = fc
  .record({
    choices: fc.tuple(...props.map((prop) => choiceOf(prop).map((choice) => [prop, choice] as const))),
    unknown: fc.oneof({ weight: 49, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: fc.constant({ colour: 1 }) }),
  })
  .map(({ choices, unknown }) => {
    const given = choices.filter(([, choice]) => choice.given);
    return {
      props: { ...Object.fromEntries(given.map(([prop, { value }]) => [prop, value])), ...unknown },
      ...judge(given, Object.keys(unknown)),
    };
  });

type Given = readonly (readonly [Prop, Choice])[];

/** Rules that say nothing about an engine that nobody knows. */
const rulesOfEngine = ["R22", "R24"];

function judge(given: Given, unknown: readonly string[]): Pick<Configuration, "expected" | "possible"> {
  const wrong = given.filter(([, { rule }]) => rule !== undefined);
  const isWrong = new Set(wrong.map(([prop]) => prop));
  const values: Readonly<Record<string, unknown>> = Object.fromEntries(given.map(([prop, { value }]) => [prop, value]));
  const [certain, doubtful] = [false, true].map((doubt) =>
    contradictions.filter((it) => it.of.some((prop) => isWrong.has(prop)) === doubt && holdsFor(it, values)),
  );
  const broken = [
    ...wrong.map(([prop, { rule }]) => ({ prop: prop, rule: String(rule) })),
    ...(certain ?? []),
    ...unknown.map((prop) => ({ prop, rule: "type" })),
  ];
  const waits = ({ rule }: { readonly rule: string }) => isWrong.has("engine") && rulesOfEngine.includes(rule);
  return {
    expected: byProp(broken.filter((it) => !waits(it))),
    possible: byProp([...broken.filter(waits), ...(doubtful ?? [])]),
  };
}

/** A value that is wrong may be beyond what a contradiction can look at. */
function holdsFor({ holds }: Contradiction, values: Readonly<Record<string, unknown>>): boolean {
  try {
    return holds(values);
  } catch {
    return false;
  }
}

function byProp(broken: readonly { readonly prop: string; readonly rule: string }[]): Rules {
  const rules = new Map<string, Set<string>>();
  broken.forEach(({ prop, rule }) => rules.set(prop, (rules.get(prop) ?? new Set()).add(rule)));
  return rules;
}

/** Every rule that a configuration of the space can break. */
export const rules: readonly string[] = [
  ...new Set([
    ...props.flatMap((prop) => values[prop].refused.map(([, rule]) => rule)),
    ...contradictions.map(({ rule }) => rule),
  ]),
].sort();
