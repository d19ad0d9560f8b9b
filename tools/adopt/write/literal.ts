import { isRecord } from "../../shared/records";

/** A member of an object: its name, and the source of its value. */
export type Member = readonly [name: string, source: string];

/** Characters that nobody sees, or that change the order of those beside them. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** The source of a value. Members that are undefined are left out. */
export function literal(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(literal).join(", ")}]`;
  }
  if (isRecord(value)) {
    return objectOf(given(value).map(([name, member]) => [name, literal(member)]));
  }
  return JSON.stringify(value).replace(unseen, (character) =>
    [...Array(character.length).keys()].map((index) => escape(character.charCodeAt(index))).join(""),
  );
}

function escape(code: number): string {
  return `\\u${code.toString(16).padStart(4, "0")}`;
}

/** The source of an object. Prettier keeps one on lines of its own that begins with a line end. */
export function objectOf(members: readonly Member[], { onLines = false } = {}): string {
  return `{${onLines ? "\n" : ""}${members.map(memberOf).join(", ")}}`;
}

/** The source of a member. `__proto__` as a plain key would be no member. */
export function memberOf([name, source]: Member): string {
  const key = /^[A-Za-z_$][\w$]*$/.test(name) ? name : literal(name);
  return `${name === "__proto__" ? '["__proto__"]' : key}: ${source}`;
}

/** The members that are not undefined. */
export function given(value: object): readonly (readonly [name: string, value: unknown])[] {
  return Object.entries(value).filter(([, member]) => member !== undefined);
}
