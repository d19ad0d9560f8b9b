/** A key that a person would choose for what has a name: lower-case letters, digits and single hyphens; it may be empty. */
export function keyFor(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+|-+$/g, "");
}

/** The same keys, with a number after each that another one before it has. */
export function uniqueKeys(wanted: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return wanted.map((key) => {
    const free = [key, ...wanted.map((_key, index) => `${key}-${index + 2}`)].find((each) => !taken.has(each)) ?? key;
    taken.add(free);
    return free;
  });
}
