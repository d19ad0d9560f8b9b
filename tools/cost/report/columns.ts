/** How a column stands. */
export type Alignment = "left" | "right";

/** The longest that a line is, where it can be broken. */
const lineLength = 120;

/** Rows of a table as lines, with two spaces between columns. */
export function aligned(rows: readonly (readonly string[])[], alignments: readonly Alignment[]): readonly string[] {
  const widths = alignments.map((_, column) =>
    rows.reduce((width, row) => Math.max(width, row[column]?.length ?? 0), 0),
  );
  return rows.map((row) =>
    alignments
      .map((alignment, column) => {
        const [cell, width] = [row[column] ?? "", widths[column] ?? 0];
        return alignment === "right" ? cell.padStart(width) : cell.padEnd(width);
      })
      .join("  ")
      .trimEnd(),
  );
}

/** Parts one after the other; where a line would be too long, the next one begins, further in. */
export function wrapped(first: string, parts: readonly string[], indent: string): readonly string[] {
  return parts.reduce<readonly string[]>(
    (lines, part) => {
      const line = lines.at(-1) ?? "";
      return line.length + 1 + part.length <= lineLength
        ? [...lines.slice(0, -1), `${line} ${part}`]
        : [...lines, `${indent}${part}`];
    },
    [first],
  );
}
