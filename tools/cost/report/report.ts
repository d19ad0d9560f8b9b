import type { Project } from "../estimate/estimate";

/** What is printed. */
export interface Report {
  readonly projects: readonly Project[];
  /** The day for which prices were asked, in ISO 8601. */
  readonly today: string;
  /** What may make the answer wrong, one sentence each. */
  readonly warnings: readonly string[];
}
