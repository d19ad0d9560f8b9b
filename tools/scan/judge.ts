import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Failure, Findings } from "./checkov";
import type { Deviation } from "./deviations";

/** A finding in the words of the deviations: the construct instead of the resource's name in Terraform. */
export interface Finding {
  readonly rule: string;
  readonly demand: string;
  readonly stack: string;
  readonly construct: string;
}

/** How the findings compare with the deviations. */
export interface Verdict {
  /** Findings that no deviation names. */
  readonly unexpected: readonly Finding[];
  /** Deviations, per stack, that nothing was found for any more. */
  readonly gone: readonly Omit<Finding, "demand">[];
  /** Findings that a deviation names. */
  readonly known: readonly Finding[];
}

/** Compares findings with deviations, both ways. */
export function judge(findings: readonly Finding[], deviations: readonly Deviation[]): Verdict {
  const expected = deviations.flatMap(({ rule, construct, stacks }) =>
    stacks.map((stack) => ({ rule, stack, construct })),
  );
  const keysExpected = new Set(expected.map(key));
  const keysFound = new Set(findings.map(key));
  return {
    unexpected: findings.filter((finding) => !keysExpected.has(key(finding))),
    gone: expected.filter((item) => !keysFound.has(key(item))),
    known: findings.filter((finding) => keysExpected.has(key(finding))),
  };
}

/** Says which construct each finding is about, from what the framework noted in the synthesized stacks. */
export function located({ failures }: Findings, directory: string): readonly Finding[] {
  const stacks = new Map<string, ReadonlyMap<string, string>>();
  return failures.map(({ rule, demand, stack, resource }: Failure) => {
    const constructs = stacks.get(stack) ?? constructsOf(join(directory, "stacks", stack, "cdk.tf.json"));
    stacks.set(stack, constructs);
    return { rule, demand, stack, construct: constructs.get(resource) ?? resource };
  });
}

/** The verdict for a person. */
export function report({ passed, unread }: Findings, { unexpected, gone, known }: Verdict): string {
  const lines = [
    ...(unread === 0 ? [] : [`${unread} stacks could not be read`]),
    ...unexpected.map(({ rule, stack, construct, demand }) => `${rule} ${stack}/${construct}: ${demand}`),
    ...gone.map(({ rule, stack, construct }) => `${rule} ${stack}/${construct}: found no more, take it off the list`),
  ];
  const summary = `${passed} checks passed, ${known.length} known deviations, ${lines.length} to look at`;
  return [...lines, summary].join("\n");
}

/** True when there is nothing to look at, and something was looked at. */
export function isClean({ passed, unread }: Findings, { unexpected, gone }: Verdict): boolean {
  return passed > 0 && unread + unexpected.length + gone.length === 0;
}

function key({ rule, stack, construct }: Omit<Finding, "demand">): string {
  return `${rule} ${stack}/${construct}`;
}

interface Described {
  readonly "//"?: { readonly metadata?: { readonly path: string; readonly uniqueId: string } };
}

/** Paths of the constructs without the stack and without `Resource`, by the name of their resource. */
function constructsOf(file: string): ReadonlyMap<string, string> {
  const { resource } = JSON.parse(readFileSync(file, "utf8")) as {
    readonly resource: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  };
  const metadata = Object.values(resource).flatMap((byName) => Object.values(byName).map((one) => one["//"]?.metadata));
  return new Map(
    metadata.flatMap((found) =>
      found === undefined
        ? []
        : [
            [
              found.uniqueId,
              found.path
                .split("/")
                .slice(1)
                .join("/")
                .replace(/\/Resource$/, ""),
            ],
          ],
    ),
  );
}
