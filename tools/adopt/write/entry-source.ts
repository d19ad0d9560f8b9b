import { isRecord } from "../../shared/records";
import { cacheKeys, environmentKeys } from "./key-order";
import { given, literal, memberOf, objectOf } from "./literal";
import { formatted } from "./prettier";

/** Every line end of JavaScript: what follows one would not be a comment any more. */
const lineEnds = /\r\n|[\n\r\u2028\u2029]/;

/**
 * The source of an environment as a person writes it into `stacks/environments.ts`: `legacy: { … },`, formatted, and
 * not indented.
 *
 * @param notes comments above the entry
 */
export async function entrySource(name: string, environment: object, notes: readonly string[] = []): Promise<string> {
  const comments = notes.flatMap((note) => note.split(lineEnds)).map((line) => `// ${line}`);
  const entry = [...comments, memberOf([name, environmentOf(environment)])].join("\n");
  const lines = (await formatted(`const environments = {\n${entry}\n};\n`)).split("\n");
  return lines
    .slice(1, -2)
    .map((line) => line.replace(/^ {2}/, ""))
    .join("\n");
}

function environmentOf(environment: object): string {
  const members = inOrder(environmentKeys, environment).map(
    ([name, value]) => [name, name === "caches" && isRecord(value) ? cachesOf(value) : literal(value)] as const,
  );
  return objectOf(members, { onLines: true });
}

function cachesOf(caches: object): string {
  const members = given(caches).map(
    ([id, cache]) => [id, isRecord(cache) ? cacheSource(cache) : literal(cache)] as const,
  );
  return objectOf(members, { onLines: true });
}

/** The source of the props of a cache. */
export function cacheSource(cache: object): string {
  const members = inOrder(cacheKeys, cache).map(([name, value]) => [name, literal(value)] as const);
  return objectOf(members, { onLines: true });
}

/** The members of an object in a given order; what the order does not name follows. */
function inOrder(order: readonly string[], value: object): readonly (readonly [name: string, value: unknown])[] {
  const place = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  return [...given(value)].sort(([one], [other]) => place(one) - place(other));
}
