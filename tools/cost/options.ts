/** How costs may be printed. */
export const formats = ["text", "markdown", "json", "html"] as const;

/** How costs are printed. */
export type Format = (typeof formats)[number];

/** The options of the command line. */
export interface Options {
  readonly plan?: string | undefined;
  readonly skipSynth?: boolean | undefined;
  readonly usage?: string | undefined;
  readonly region?: string | undefined;
  readonly prices?: string | undefined;
  readonly format: Format;
  readonly out?: string | undefined;
}
