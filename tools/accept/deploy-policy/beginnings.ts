/** As many names of one kind are listed one by one; more are said by what they begin with. */
const maxListed = 10;

/** A shorter beginning would allow too many names of others. */
const minBeginning = 4;

/** Names of one kind, or patterns of their beginnings where they are many; a beginning ends with a separator. */
export function withBeginnings(names: readonly string[]): readonly string[] {
  if (names.length <= maxListed) {
    return names;
  }
  const bySegment = new Map<string, readonly string[]>();
  for (const name of names) {
    const segment = firstPart(name);
    bySegment.set(segment, [...(bySegment.get(segment) ?? []), name]);
  }
  return [...bySegment.values()].flatMap((alike) => {
    const beginning = alike.length === 1 ? "" : commonBeginning(alike);
    return beginning.length < minBeginning ? alike : [`${beginning}*`];
  });
}

/** With its separator; the whole name when it has none, or when only Terraform knows it. */
function firstPart(name: string): string {
  return /^[^*]*?[-_./]/.exec(name)?.[0] ?? name;
}

function commonBeginning(names: readonly string[]): string {
  const shared = names.reduce(sharedBeginning).replace(/\*.*$/, "");
  return /^.*[-_./]/.exec(shared)?.[0] ?? "";
}

function sharedBeginning(one: string, other: string): string {
  const end = Array.from(one).findIndex((character, index) => other[index] !== character);
  return end === -1 ? one : one.slice(0, end);
}
