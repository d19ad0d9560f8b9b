/** The result of one check. */
export interface Finding {
  readonly check: string;
  /** `skipped` if this login, or this place, cannot tell. */
  readonly result: "ok" | "failed" | "skipped";
  readonly detail: string;
}

const signs = { ok: "ok     ", failed: "FAILED ", skipped: "skipped" } as const;

/** One screen for a person. */
export function render(subject: string, findings: readonly Finding[]): string {
  const width = Math.max(...findings.map(({ check }) => check.length));
  const lines = findings.map(({ check, result, detail }) => `${signs[result]}  ${check.padEnd(width)}  ${detail}`);
  const failed = findings.filter(({ result }) => result === "failed").length;
  const verdict = failed === 0 ? "The cache works." : `${failed} of ${findings.length} checks failed.`;
  return [`Smoke test of ${subject}`, "", ...lines, "", verdict, ""].join("\n");
}
