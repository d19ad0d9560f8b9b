import { type Problems, didYouMean, hidden } from "../../core";
import { type Engine, engineFacts, engineVersions, isAtLeast } from "../facts/engines";
import {
  engineSetting,
  parametersOfNodeType,
  parametersOfOtherVersions,
  renamedParameters,
} from "../facts/other-settings";
import { type ParameterFacts, parameters } from "../facts/parameters";

/** Parameters by name, for the family of one engine. */
export function knownTo(engine: Engine): ReadonlyMap<string, ParameterFacts> {
  const { family } = engineFacts(engine);
  const known = parameters.filter(
    ({ families, since }) => families.includes(family) && (since === undefined || isAtLeast(engine.version, since)),
  );
  return new Map(known.map((facts) => [facts.name, facts]));
}

/** Refuses a parameter that the engine does not have in its group, and says what it is instead. */
export function refuseParameter(
  problems: Problems,
  at: string,
  { name, value, engine }: { readonly name: string; readonly value: string | number; readonly engine: Engine },
): void {
  const running = `${engine.kind} ${engine.version}`;
  const others = enginesWith(name);
  const renamed = own(renamedParameters, name);
  const setting = engineSetting(name);
  // Text may be a password, given by somebody who was looking for `requirepass`.
  const shown = typeof value === "number" ? value : hidden;
  if (parametersOfNodeType.includes(name)) {
    problems.add(at, "follows from `nodeType` and cannot be modified", value, "leave it out");
  } else if (others !== undefined) {
    problems.add(at, `is a parameter of ${others}, not of ${running}`, value);
  } else if (renamed !== undefined) {
    problems.add(at, `is not a parameter of ${running}`, value, `use \`${renamed}\``);
  } else if (setting !== undefined) {
    problems.add(at, "is a setting of the engine that ElastiCache does not offer", shown, setting.instead);
  } else {
    problems.add(at, `is not a parameter of ${running}`, shown, didYouMean(name, [...knownTo(engine).keys()]));
  }
}

/** The engines whose groups have a parameter, in words; undefined when none has it. */
function enginesWith(name: string): string | undefined {
  const found = (["redis", "valkey"] as const).flatMap((kind) => versionsWith(name, kind));
  return found.length === 0 ? own(parametersOfOtherVersions, name) : found.join(" and of ");
}

function versionsWith(name: string, kind: Engine["kind"]): readonly string[] {
  const versions = Object.keys(engineVersions[kind]);
  const having = versions.filter((version) => knownTo({ kind, version } as Engine).has(name));
  const [first, last] = [having[0], having.at(-1)];
  if (first === undefined) {
    return [];
  }
  if (having.length === versions.length) {
    return [`every ${kind}`];
  }
  const range = last === versions.at(-1) ? `${first} and later` : `${first} to ${String(last)}`;
  return [`${kind} ${first === last && last !== versions.at(-1) ? first : range}`];
}

function own(table: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
