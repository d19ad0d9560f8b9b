import { UsageError } from "../shared/command-line/command";

/** How the verdict may be printed. */
export const formats = ["text", "markdown", "json"] as const;

/** How the verdict is printed. */
export type Format = (typeof formats)[number];

/** What to judge, and how. */
export interface Options {
  /** A stack to plan, or plan JSON that was made elsewhere. */
  readonly source:
    | {
        readonly kind: "stack";
        readonly stack: string;
        readonly planArguments: readonly string[];
        readonly out?: string;
      }
    /** A path, or `-` for the standard input. */
    | { readonly kind: "plan"; readonly file: string };
  /** `<address>` or `<address>=<reason>`, each. */
  readonly allow: readonly string[];
  readonly format: Format;
  /** Whether changes that cannot be made in one go also fail the check. */
  readonly strict: boolean;
}

/** The options of the command line as they are typed. */
export interface TypedOptions {
  readonly plan?: string | undefined;
  readonly out?: string | undefined;
  readonly allow?: readonly string[] | undefined;
  readonly format: Format;
  readonly strict?: boolean | undefined;
}

/**
 * Puts the options together.
 *
 * @param planArguments what followed `--`
 * @throws UsageError when they do not go together
 */
export function readOptions(
  stack: string | undefined,
  { plan, out, allow = [], format, strict = false }: TypedOptions,
  planArguments: readonly string[],
): Options {
  return { source: sourceOf(stack, plan, out, planArguments), allow, format, strict };
}

function sourceOf(
  stack: string | undefined,
  file: string | undefined,
  out: string | undefined,
  planArguments: readonly string[],
): Options["source"] {
  if (file !== undefined) {
    if (stack !== undefined || out !== undefined || planArguments.length > 0) {
      throw new UsageError(
        "--plan judges a plan as it is: it takes no stack, no --out and no arguments for terraform plan",
      );
    }
    return { kind: "plan", file };
  }
  if (stack === undefined) {
    throw new UsageError("name one stack, or a plan with --plan; got nothing");
  }
  return { kind: "stack", stack, planArguments, ...(out === undefined ? {} : { out }) };
}
