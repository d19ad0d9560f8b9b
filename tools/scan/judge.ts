import type { Environments } from "../../stacks/environment";
import { judgeReasons } from "../shared/security/judge-reasons";
import { constructPaths, offencesIn } from "../shared/security/offences";
import type { StackDocument } from "../shared/stack/document";
import { rules } from "../shared/security/rules";
import type { FailedCheck, Findings } from "./checkov";

/** The synthesized stacks by name. */
export type Stacks = Readonly<Record<string, StackDocument>>;

/** What a scan found. */
export interface Verdict {
  /** Findings of Checkov that have a reason, in the environment or the table of rules. */
  readonly known: readonly FailedCheck[];
  /** Everything to check, one line each. */
  readonly complaints: readonly string[];
}

/**
 * Compares what Checkov finds with the reasons in the environments. A finding is known when a rule of the table finds
 * the same resource and has a reason for it; an unneeded reason is reported as well.
 */
export function judge(findings: Findings, stacks: Stacks, environments: Environments): Verdict {
  const known = findings.failures.filter((failure) => isKnown(failure, stacks, environments));
  const unknown = findings.failures.filter((failure) => !known.includes(failure));
  return {
    known,
    complaints: [
      ...(findings.passed > 0 ? [] : ["nothing was scanned"]),
      ...(findings.unread === 0 ? [] : [`${findings.unread} stacks could not be read`]),
      ...unknown.map((failure) => describe(failure, stacks)),
      ...Object.entries(environments).flatMap(([name, environment]) =>
        judgeReasons(stacks[name] ?? {}, environment).map(({ text }) => `${name}: ${text}`),
      ),
    ],
  };
}

/** The verdict for people. */
export function report({ passed }: Findings, { known, complaints }: Verdict): string {
  const summary = `${passed} checks passed, ${known.length} known deviations, ${complaints.length} to check`;
  return [...complaints, summary].join("\n");
}

function isKnown({ rule, stack, resource }: FailedCheck, stacks: Stacks, environments: Environments): boolean {
  const [document, environment] = [stacks[stack], environments[stack]];
  return (
    document !== undefined &&
    environment !== undefined &&
    offencesIn(document, environment).some(
      (offence) =>
        offence.address.endsWith(`.${resource}`) &&
        offence.excusedBy !== undefined &&
        rules[offence.demand].published.includes(`Checkov ${rule}`),
    )
  );
}

function describe({ rule, demand, stack, resource }: FailedCheck, stacks: Stacks): string {
  const paths = [...constructPaths(stacks[stack] ?? {})];
  const [, path = `${stack}/${resource}`] = paths.find(([address]) => address.endsWith(`.${resource}`)) ?? [];
  return `${rule} ${path}: ${demand}`;
}
