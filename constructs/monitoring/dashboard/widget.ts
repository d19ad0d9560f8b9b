/** Width of a dashboard in grid units. @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-Dashboard-Body-Structure.html */
export const gridWidth = 24;

/** A widget before it has a place. */
export interface Widget {
  /** Kind of widget. */
  readonly type: "metric" | "text" | "alarm" | "log";
  /** Height in grid units. */
  readonly height: number;
  /** What it shows, in CloudWatch's own words. */
  readonly properties: Readonly<Record<string, unknown>>;
}

/** Widgets side by side that share the width. */
export type Row = readonly Widget[];

/** Places rows from top to bottom. */
export function place(rows: readonly Row[]): readonly object[] {
  let y = 0;
  return rows.flatMap((row) => {
    const width = gridWidth / row.length;
    const placed = row.map(({ type, height, properties }, index) => ({
      type,
      x: Math.floor(index * width),
      y,
      width: Math.floor((index + 1) * width) - Math.floor(index * width),
      height,
      properties,
    }));
    y += Math.max(...row.map(({ height }) => height));
    return placed;
  });
}

/** A strip of Markdown. */
export function text(markdown: string, height: number): Widget {
  return { type: "text", height, properties: { markdown, background: "transparent" } };
}
