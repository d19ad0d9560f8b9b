/** A key that a person would choose for what has a name: lower-case letters, digits and single hyphens; it may be empty. */
export function keyFor(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+|-+$/g, "");
}
