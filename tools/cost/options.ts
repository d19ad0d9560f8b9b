import { UsageError } from "../shared/command-line/command";

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

/**
 * Checks what was typed.
 *
 * @returns the stacks to price, each once; with a plan, its name if it has one
 * @throws UsageError when the arguments do not go together
 */
export function stacksOf(stacks: readonly string[], { plan, skipSynth = false, region }: Options): readonly string[] {
  if (region !== undefined && !/^[a-z]{2,}(?:-[a-z]+)+-\d+$/.test(region)) {
    throw new UsageError(`--region must be the name of an AWS region, as eu-west-1; got ${JSON.stringify(region)}`);
  }
  if (plan !== undefined && (stacks.length > 1 || skipSynth)) {
    throw new UsageError("--plan prices one plan: it takes one name, and nothing is synthesized for it");
  }
  return [...new Set(stacks)];
}
