/** What a chart shows. */
export interface Chart {
  readonly title: string;
  /** What the horizontal axis counts, and its marks. */
  readonly x: { readonly name: string; readonly marks: readonly (string | number)[] };
  /** What the vertical axis counts, and its ends. */
  readonly y: { readonly name: string; readonly max: number };
  /** Lines, or bars, over the marks. */
  readonly series: readonly { readonly kind: "line" | "bar"; readonly values: readonly number[] }[];
}

/** A chart that GitHub draws. */
export function mermaid({ title, x, y, series }: Chart): string {
  const quoted = (text: string): string => `"${text.replaceAll('"', "'")}"`;
  const lines = [
    "xychart-beta",
    `  title ${quoted(title)}`,
    `  x-axis ${quoted(x.name)} [${x.marks.map((mark) => quoted(String(mark))).join(", ")}]`,
    `  y-axis ${quoted(y.name)} 0 --> ${Math.ceil(y.max)}`,
    ...series.map(({ kind, values }) => `  ${kind} [${values.map((value) => Math.round(value * 10) / 10).join(", ")}]`),
  ];
  return `\`\`\`mermaid\n${lines.join("\n")}\n\`\`\``;
}
