/** A part of a text, and what takes its place. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A text with some parts replaced, which do not overlap and are given in their order. The rest stays as it is. */
export function withEdits(text: string, edits: readonly TextEdit[]): string {
  return edits.reduceRight(
    (before, { start, end, text: part }) => before.slice(0, start) + part + before.slice(end),
    text,
  );
}
