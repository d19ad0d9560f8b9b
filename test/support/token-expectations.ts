import type { Part } from "./parts";
import { MergedModule, diagnosticsOf } from "./merged-module";
import { PropDocs } from "./prop-docs";
import { type Place, isPlain } from "./prop-places";
import { requireOrSkip } from "./requirements";
import { terraformRequirement } from "./terraform";
import { type PropKind, variablesOfSources } from "./token-kinds";
import { type Sample, type Trial, trials } from "./token-trials";

/** How the framework writes tokens, which nobody should ever see, and an escape, which nobody has written. */
const raw = /TfToken|\de\+\d|Map Token Value|\$\$/;

/** What a reference says of a prop whose value decides what is made. */
const literal = "Known at synth: no token.";

interface Tried {
  readonly name: string;
  readonly sample: Sample;
}

/** Tests of what constructs do with every kind of token in every place of their props. */
export function describeTokens(parts: readonly Part[], { isLarge = false } = {}): void {
  const samples = parts.flatMap((part) => samplesOf(part, isLarge));
  const modules = new Map<string, MergedModule>();
  const seen: (readonly [Sample, Trial])[] = [];

  describe.each(samples.map(({ name, sample }) => [name, sample] as const))("%s", (name, sample) => {
    it("is made with any token, or says which prop cannot be one", () => {
      const module = new MergedModule(variablesOfSources);
      modules.set(name, module);
      for (const trial of trials(sample)) {
        expect(faultsOf(trial)).toEqual([]);
        seen.push([sample, trial]);
        if (trial.document !== undefined) {
          module.add(trial.document, trial.what);
        }
      }
    });
  });

  it("takes tokens of its type in each prop, unless its description says that it takes none", () => {
    expect(partlyTaken(seen)).toEqual([]);
    expect(wronglyDescribed(seen)).toEqual([]);
  });

  requireOrSkip(...terraformRequirement())("what is made", () => {
    it("is valid to Terraform", async () => {
      expect(await diagnosticsOf([...modules.values()])).toEqual([]);
    }, 300_000);
  });
}

function samplesOf({ part, props, others = [] }: Part, isLarge: boolean): readonly Tried[] {
  return [undefined, ...others].map((other) => {
    const all = (scope: Parameters<Part["props"]>[0]) => ({ ...props(scope), ...other });
    const tried = other && Object.keys(other);
    return { name: [part.name, ...(tried ?? [])].join(" "), sample: { part, props: all, tried, isLarge } };
  });
}

/** What a prop is for, by its sample. */
function kindOf(sample: unknown): PropKind | undefined {
  const kinds: Readonly<Record<string, PropKind>> = { string: "text", number: "number", boolean: "flag" };
  return Array.isArray(sample) ? "list" : kinds[typeof sample];
}

/** Kinds of tokens that a prop may take: Terraform reads a text as a number or a flag where it needs one. */
const takes: Readonly<Record<PropKind, readonly string[]>> = {
  text: ["text", "any"],
  number: ["number", "any", "text"],
  flag: ["flag", "any", "text"],
  list: ["list", "any"],
  map: ["map", "any"],
};

/** The kinds that a place may take; undefined for an object, whose kind its sample does not tell. */
function takenAt({ at, sample }: Place): readonly string[] | undefined {
  const kind = kindOf(sample);
  // The value of a parameter may be a text or a number.
  return at.startsWith("parameters.") ? ["text", "number", "any"] : kind && takes[kind];
}

function faultsOf({ place, kind, what, refusal, document }: Trial): readonly string[] {
  if (refusal !== undefined) {
    const isNamed = refusal.problems.some(({ prop }) => prop.startsWith(place.at) || place.at.startsWith(prop));
    return [
      ...(raw.test(refusal.message) ? [`${what} shows a token: ${refusal.message}`] : []),
      ...(isNamed ? [] : [`${what} is not named: ${refusal.message}`]),
    ];
  }
  const taken = [...(takenAt(place) ?? [kind.of]), "sample"];
  const [found] = raw.exec(JSON.stringify(document)) ?? [];
  return [
    ...(found === undefined ? [] : [`${what} is written as it is, with ${found}`]),
    ...(kind.of === "none" || !taken.includes(kind.of) ? [`${what} should be refused`] : []),
  ];
}

/** A secret is a reference as a whole: a text with a token inside, or between directives, has a part that is none. */
const secrets = /^(?:credentials\.authToken|authentication\.passwords\[\d\])$/;

/** Props that take some tokens of their type and refuse others. */
function partlyTaken(seen: readonly (readonly [Sample, Trial])[]): readonly string[] {
  const taken = new Map<Sample, Map<string, boolean>>();
  const found: string[] = [];
  for (const [sample, { place, kind, what, document }] of seen) {
    const type = secrets.test(place.at) && /(?: inside|a directive)$/.test(what) ? undefined : kindOf(place.sample);
    if (!place.isKey && type !== undefined && [type, "any", "sample"].includes(kind.of)) {
      const others = taken.get(sample) ?? new Map<string, boolean>();
      const isTaken = document !== undefined;
      if ((others.get(place.at) ?? isTaken) !== isTaken) {
        found.push(`${sample.part.name}, ${what} is ${isTaken ? "taken" : "refused"}, unlike others`);
      }
      taken.set(sample, others.set(place.at, isTaken));
    }
  }
  return found;
}

/** Props of which the reference says the wrong thing. Every `kind`, and what is itself a construct, is known at synth. */
function wronglyDescribed(seen: readonly (readonly [Sample, Trial])[]): readonly string[] {
  const docs = new PropDocs();
  const taken = new Map<string, { isTaken: boolean; readonly isLiteral: boolean }>();
  for (const [{ part }, { place, document }] of seen.filter(([, { place }]) => !place.isKey && !isInstance(place))) {
    for (const { declaration, name, text } of docs.alongPath(`${part.name}Props`, stepsOf(place.at), place.props)) {
      if (name !== "kind") {
        const known = taken.get(declaration) ?? { isTaken: false, isLiteral: text.includes(literal) };
        known.isTaken ||= document !== undefined;
        taken.set(declaration, known);
      }
    }
  }
  return [...taken]
    .filter(([, { isTaken, isLiteral }]) => isTaken === isLiteral)
    .map(([declaration, { isTaken }]) => `${declaration} ${isTaken ? "takes tokens" : "takes none"}`);
}

function stepsOf(at: string): readonly string[] {
  return at.split(/[.[\]]+/).filter((step) => step !== "");
}

function isInstance({ sample }: Place): boolean {
  return typeof sample === "object" && sample !== null && !Array.isArray(sample) && !isPlain(sample);
}
