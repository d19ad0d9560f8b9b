/** A table whose cells are too long to be lined up. */
export function wideTable(table: string): string {
  return `<!-- prettier-ignore-start -->\n\n${table}\n\n<!-- prettier-ignore-end -->`;
}
