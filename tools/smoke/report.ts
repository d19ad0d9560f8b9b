import { adviceOn, reasonOf } from "./advice";
import type { SmokeOptions } from "./options";

/** The result of one check. */
export interface Finding {
  readonly check: string;
  /** `skipped` if this login, or this place, cannot tell. */
  readonly result: "ok" | "failed" | "skipped";
  readonly detail: string;
  /** What to do about a failure. @default - nobody knows */
  readonly advice?: string;
}

/** A check that failed with an error. */
export function failed(check: string, error: unknown, options: SmokeOptions): Finding {
  const advice = adviceOn(error, options);
  return { check, result: "failed", detail: reasonOf(error), ...(advice === undefined ? {} : { advice }) };
}

const signs = { ok: "ok     ", failed: "FAILED ", skipped: "skipped" } as const;

/** One screen for a person. */
export function render(subject: string, findings: readonly Finding[]): string {
  const width = Math.max(...findings.map(({ check }) => check.length));
  const lines = findings.flatMap(({ check, result, detail, advice }) => [
    `${signs[result]}  ${check.padEnd(width)}  ${detail}`,
    ...(advice === undefined ? [] : [`${" ".repeat(width + "FAILED ".length)}    ${advice}`]),
  ]);
  const broken = findings.filter(({ result }) => result === "failed").length;
  const verdict = broken === 0 ? "The cache works." : `${broken} of ${findings.length} checks failed.`;
  return [`Smoke test of ${subject}`, "", ...lines, "", verdict, ""].join("\n");
}
