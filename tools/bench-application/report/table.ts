/** A table in markdown, whose cells are too long to be lined up. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`);
  return `<!-- prettier-ignore-start -->\n\n${lines.join("\n")}\n\n<!-- prettier-ignore-end -->`;
}
