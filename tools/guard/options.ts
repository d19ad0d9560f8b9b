import { parseArgs } from "node:util";

/** How the verdict is printed. */
export type Format = "text" | "markdown" | "json";

/** What to judge, and how. */
export interface Options {
  /** A stack to plan, or plan JSON that somebody else made. */
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
  /** Whether changes that cannot be made in one go fail the check as well. */
  readonly strict: boolean;
}

/** Arguments that cannot be understood. */
export class UsageError extends Error {}

export const usage = `npm run guard -- <stack> [options] [-- <arguments of terraform plan>]
npm run guard -- --plan <file.json> [options]

Plans a stack, or reads a plan, and says what it would do to the cache:
  SAFE           exit code 0: no protected resource (it holds data, or others know it by name) is replaced or deleted
  NOT IN ONE GO  exit code 0, with --strict 1: nothing is lost, but one apply fails, or does half of it
  NOT SAFE       exit code 1: a protected resource would be replaced, deleted or forgotten
  NOT JUDGED     exit code 2: there is no plan, or this guard cannot tell what something in it does

  --plan <file>        judge this plan JSON (terraform show -json); - reads the standard input
  --allow <address>    let this one go, or pass unjudged; repeat it for more, add =<reason> to say why
  --strict             end with 1 also for changes that one apply cannot make
  --out <file>         keep the plan, to apply exactly what was judged: terraform apply <file>
  --format <format>    text (default), markdown or json
  --help               show this text
`;

const formats: readonly string[] = ["text", "markdown", "json"] satisfies readonly Format[];

/**
 * Reads the command line.
 *
 * @returns undefined when help was asked for
 * @throws UsageError
 */
export function parseOptions(args: readonly string[]): Options | undefined {
  const end = args.indexOf("--");
  const planArguments = end === -1 ? [] : args.slice(end + 1);
  const { values, positionals } = parse(end === -1 ? args : args.slice(0, end));
  if (values.help === true) {
    return undefined;
  }
  if (!formats.includes(values.format)) {
    throw new UsageError(`--format must be one of ${formats.join(", ")}, got ${values.format}`);
  }
  return {
    source: sourceOf(positionals, values.plan, values.out, planArguments),
    allow: values.allow,
    format: values.format as Format,
    strict: values.strict,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        plan: { type: "string" },
        allow: { type: "string", multiple: true, default: [] },
        strict: { type: "boolean", default: false },
        out: { type: "string" },
        format: { type: "string", default: "text" },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function sourceOf(
  stacks: readonly string[],
  file: string | undefined,
  out: string | undefined,
  planArguments: readonly string[],
): Options["source"] {
  const [stack, ...others] = stacks;
  if (file !== undefined) {
    if (stack !== undefined || out !== undefined || planArguments.length > 0) {
      throw new UsageError(
        "--plan judges a plan as it is: it takes no stack, no --out and no arguments for terraform plan",
      );
    }
    return { kind: "plan", file };
  }
  if (stack === undefined || others.length > 0) {
    throw new UsageError(
      `name one stack, or a plan with --plan; got ${stacks.length === 0 ? "nothing" : stacks.join(", ")}`,
    );
  }
  return { kind: "stack", stack, planArguments, ...(out === undefined ? {} : { out }) };
}
