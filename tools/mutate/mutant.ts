/** A place in a file, counted from 1. */
export interface Position {
  /** Number of the line. */
  readonly line: number;
  /** Number of the column. */
  readonly column: number;
}

/** A change of the source. */
export interface Mutant {
  /** The file. */
  readonly file: string;
  /** What is replaced; the end is the column behind it. */
  readonly location: { readonly start: Position; readonly end: Position };
  /** What kind of change it is: `StringLiteral`. */
  readonly mutatorName: string;
  /** What stands there instead. */
  readonly replacement: string;
}

/** A mutant after its tests. */
export interface JudgedMutant extends Mutant {
  /** `Killed`, `Timeout` or `RuntimeError` when a test noticed it, `Survived` or `NoCoverage` when none did. */
  readonly status: string;
}

/** What tells a mutant from every other one, with its place as an editor opens it. */
export function nameOf({ file, location: { start, end }, mutatorName, replacement }: Mutant): string {
  return `${file}:${start.line}:${start.column}-${end.line}:${end.column} ${mutatorName}: ${replacement}`;
}
