import { didYouMean } from "../../../constructs/core/nearest";
import { Failure } from "../../shared/failure";
import { own } from "../../shared/records";
import { readYaml } from "./read-yaml";
import { type UsageKey, notPricedKeys, usageKeys } from "./usage-keys";

/** Numbers by key. */
export type Numbers = ReadonlyMap<string, number>;

/** How much is used, as declared. */
export interface UsageFile {
  /** By resource type, for all resources that say nothing else. */
  readonly byType: ReadonlyMap<string, Numbers>;
  /** By address, which may have `[*]` in the place of an index, or by the name of a cache. */
  readonly byResource: ReadonlyMap<string, Numbers>;
}

/** Types that have a name of their own in a usage file: caches. */
export const cacheTypes = ["aws_elasticache_replication_group", "aws_elasticache_serverless_cache"] as const;

/** The sections of a usage file. */
const sections = ["version", "resource_type_default_usage", "resource_usage"] as const;

/** The only version that Infracost has. */
const version = 0.1;

/**
 * Reads a usage file, as Infracost has it.
 *
 * @param file its name, for messages
 * @see https://www.infracost.io/docs/features/usage_based_resources/
 * @throws Failure with everything that is wrong with it
 */
export function parseUsage(text: string, file: string): UsageFile {
  const problems: string[] = [];
  const content = entriesOf(readYaml(text, file), "a usage file", problems);
  for (const name of content.keys()) {
    if (!sections.some((section) => section === name)) {
      problems.push(`${shown(name)} is no part of a usage file, ${didYouMean(name, sections) ?? list(sections)}`);
    }
  }
  const given = content.get("version");
  if (given !== version && given !== String(version)) {
    problems.push(`\`version\` must be ${version}, got ${describe(given)}`);
  }
  const usage = {
    byType: section("resource_type_default_usage", content, keysOfType, problems),
    byResource: section("resource_usage", content, keysOfResource, problems),
  };
  refuse(file, problems);
  return usage;
}

/** Most that is said to be wrong at once. */
export const maxProblems = 10;

/** Ends the work when something is wrong with a usage file. */
export function refuse(file: string, problems: readonly string[]): void {
  if (problems.length > 0) {
    const more = problems.length - maxProblems;
    const last = more > 0 ? [`and ${more} more problems`] : [];
    throw new Failure([...problems.slice(0, maxProblems), ...last].map((line) => `${file}: ${line}`).join("\n"));
  }
}

/** Text of a file as it is shown in a message. */
export function shown(text: string): string {
  const most = 80;
  return JSON.stringify(text.length > most ? `${text.slice(0, most)}…` : text);
}

/** The keys that one entry may have, and what for; or what is wrong with its name. */
type KeysOf = (name: string) => { readonly of: string; readonly keys: Readonly<Record<string, UsageKey>> } | string;

const keysOfType: KeysOf = (type) => {
  const types = Object.keys(usageKeys);
  const keys = own(usageKeys, type);
  return keys === undefined
    ? `no usage of ${shown(type)} is priced, ${didYouMean(type, types) ?? list(types)}`
    : { of: shown(type), keys };
};

const keysOfResource: KeysOf = (name) => {
  if (Object.hasOwn(usageKeys, name)) {
    return `${shown(name)} is a type and no address: declare its usage in \`resource_type_default_usage\``;
  }
  if (!/[.[]/.test(name)) {
    return { of: "a cache", keys: keysOfCaches };
  }
  const type = typeIn(name);
  return type === undefined ? `${shown(name)} is no address of a resource` : keysOfType(type);
};

const keysOfCaches = Object.fromEntries(cacheTypes.flatMap((type) => Object.entries(usageKeys[type] ?? {})));

const index = String.raw`\[(?:\*|\d+|"(?:[^"\\]|\\.)*")\]`;

/** Modules, and then type and name of a resource. */
const addressForm = new RegExp(
  String.raw`^(?:module\.[^.[\]]+(?:${index})?\.)*(?!module\.|data\.)(\w+)\.[^.[\]]+(?:${index})?$`,
);

/** The type in an address; undefined when it is none. */
export function typeIn(address: string): string | undefined {
  return addressForm.exec(address)?.[1];
}

function section(
  title: string,
  content: ReadonlyMap<string, unknown>,
  keysOf: KeysOf,
  problems: string[],
): ReadonlyMap<string, Numbers> {
  const entries = entriesOf(content.get(title), `\`${title}\``, problems);
  return new Map(
    [...entries].map(([name, value]) => [
      name,
      numbersOf(name, entriesOf(value, `${shown(name)} of \`${title}\``, problems), keysOf(name), problems),
    ]),
  );
}

function numbersOf(
  name: string,
  values: ReadonlyMap<string, unknown>,
  allowed: ReturnType<KeysOf>,
  problems: string[],
): Numbers {
  const refused = [...values.keys()].filter((key) => Object.hasOwn(notPricedKeys, key));
  problems.push(...refused.map((key) => `\`${key}\` of ${shown(name)}: ${String(notPricedKeys[key])}`));
  const others = [...values].filter(([key]) => !refused.includes(key));
  if (typeof allowed === "string") {
    problems.push(...(refused.length > 0 && others.length === 0 ? [] : [allowed]));
    return new Map();
  }
  return new Map(
    others.flatMap(([key, value]) => {
      const known = own(allowed.keys, key);
      const problem = known === undefined ? unknownKey(key, allowed) : wrongNumber(key, known, value);
      problems.push(...(problem === undefined ? [] : [`${shown(name)}: ${problem}`]));
      return typeof value === "number" ? [[key, value] as const] : [];
    }),
  );
}

function unknownKey(key: string, { of, keys }: Exclude<ReturnType<KeysOf>, string>): string {
  const names = Object.keys(keys);
  return `${shown(key)} is no usage of ${of} that is priced, ${didYouMean(key, names) ?? list(names)}`;
}

function wrongNumber(key: string, { meaning, unit }: UsageKey, value: unknown): string | undefined {
  return typeof value === "number" && Number.isFinite(value) && value >= 0
    ? undefined
    : `\`${key}\` (${meaning}, in ${unit}) must be a number from 0 on, got ${describe(value)}`;
}

function describe(value: unknown): string {
  if (typeof value === "string") {
    const isQuoted = value.trim() !== "" && Number.isFinite(Number(value));
    return `the text ${shown(value)}${isQuoted ? ": write it without quotes" : ""}`;
  }
  return typeof value === "number" || typeof value === "boolean" ? String(value) : kindOf(value);
}

function kindOf(value: unknown): string {
  if (value === undefined || value === null) {
    return "nothing";
  }
  if (value instanceof Map) {
    return "a map";
  }
  if (Array.isArray(value)) {
    return "a list";
  }
  return typeof value === "string" ? "text" : "something else";
}

/** The members of a map; none when it is left out, or is empty. */
function entriesOf(value: unknown, what: string, problems: string[]): ReadonlyMap<string, unknown> {
  if (value === undefined || value === null) {
    return new Map();
  }
  if (!(value instanceof Map)) {
    problems.push(`${what} must be a map, got ${kindOf(value)}`);
    return new Map();
  }
  return new Map([...(value as ReadonlyMap<unknown, unknown>)].map(([name, inner]) => [nameOf(name), inner]));
}

function nameOf(key: unknown): string {
  return typeof key === "string" ? key : describe(key);
}

function list(names: readonly string[]): string {
  return `only ${names.map((name) => `\`${name}\``).join(", ")}`;
}
