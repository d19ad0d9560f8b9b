import type Big from "big.js";
import { dollars } from "../../cost/report/money";
import { wideTable } from "../wide-table";

/** A figure of the calculation, and what it is today. */
export interface Line {
  readonly what: string;
  /** As the calculation has it; empty when it does not have it. */
  readonly then: string;
  /** Undefined when this project does not price it. */
  readonly today: Big | undefined;
  readonly why: string;
}

/** A part of the calculation, with its heading. */
export function part(heading: string, lines: readonly Line[]): string {
  const rows = lines.map(({ what, then, today, why }) => {
    return `| ${what} | ${then} | ${today === undefined ? "not priced here" : dollars(today)} | ${why} |`;
  });
  const table = ["| a month | then | today | the difference |", "| --- | --- | --- | --- |", ...rows].join("\n");
  return `### ${heading}\n\n${wideTable(table)}`;
}
