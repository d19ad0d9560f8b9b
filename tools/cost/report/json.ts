import Big from "big.js";
import { groupBy } from "../../shared/group-by";
import { type PricedResource, type Project, type Total, totalOf } from "../estimate/estimate";
import { breakdownOf, totalsOf } from "./infracost/breakdown";
import { diffOf } from "./infracost/diff";
import type { Breakdown, InfracostProject, InfracostReport, InfracostWarning, Totals } from "./infracost/shape";
import { summaryOf } from "./infracost/summary";
import type { Report } from "./report";

/** What stacks cost, as JSON that has the names of Infracost, for programs that read that. */
export function jsonReport({ projects, today, warnings }: Report): string {
  const time = `${today}T00:00:00Z`;
  const report: InfracostReport = {
    version: "0.2",
    metadata: {
      infracostCommand: projects.some(({ source }) => source === "plan") ? "diff" : "breakdown",
      // Nothing is known here of a version control system; the schema wants these all the same.
      vcsBranch: "",
      vcsCommitSha: "",
      vcsCommitAuthorName: "",
      vcsCommitAuthorEmail: "",
      vcsCommitTimestamp: time,
      vcsCommitMessage: "",
    },
    currency: "USD",
    projects: projects.map((project) => projectOf(project, warnings)),
    ...allTotals(projects),
    timeGenerated: time,
    summary: summaryOf(projects.flatMap(({ resources }) => resources)),
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

function projectOf(project: Project, warnings: readonly string[]): InfracostProject {
  const { name, source, resources, before } = project;
  const advice = groupBy(project.advice, ({ address }) => address);
  return {
    name,
    displayName: name,
    metadata: {
      path: name,
      type: source === "plan" ? "terraform_plan_json" : "terraform_dir",
      warnings: [
        ...omissions(before ?? [], "not priced before the plan"),
        ...omissions(resources, "not priced"),
        ...warnings.map((text) => warning(text, null)),
      ],
    },
    pastBreakdown: breakdownOf(before ?? [], new Map()),
    breakdown: breakdownOf(resources, advice),
    diff: before === undefined ? nothing : diffOf(before, resources, advice),
    summary: summaryOf(resources),
  };
}

/** Without a plan nothing changes. */
const nothing: Breakdown = { resources: [], ...totalsOf({ monthly: new Big(0), usage: new Big(0) }) };

function omissions(resources: readonly PricedResource[], what: string): readonly InfracostWarning[] {
  return totalOf(resources).notPriced.map(({ address, reason }) =>
    warning(`${what}, so that the total is a lower bound: ${address}: ${reason}`, { address }),
  );
}

function warning(message: string, data: InfracostWarning["data"]): InfracostWarning {
  return { code: 0, message, data, isError: false };
}

function allTotals(projects: readonly Project[]): Totals {
  const next = sumOf(projects.map(({ resources }) => totalOf(resources)));
  const past = projects.every(({ before }) => before === undefined)
    ? undefined
    : sumOf(projects.map(({ before = [] }) => totalOf(before)));
  const [pastTotals, diffTotals] = [
    past && totalsOf(past),
    past && totalsOf({ monthly: next.monthly.minus(past.monthly), usage: next.usage.minus(past.usage) }),
  ];
  return {
    ...totalsOf(next),
    pastTotalHourlyCost: pastTotals?.totalHourlyCost ?? null,
    pastTotalMonthlyCost: pastTotals?.totalMonthlyCost ?? null,
    pastTotalMonthlyUsageCost: pastTotals?.totalMonthlyUsageCost ?? null,
    diffTotalHourlyCost: diffTotals?.totalHourlyCost ?? null,
    diffTotalMonthlyCost: diffTotals?.totalMonthlyCost ?? null,
    diffTotalMonthlyUsageCost: diffTotals?.totalMonthlyUsageCost ?? null,
  };
}

function sumOf(totals: readonly Total[]): Pick<Total, "monthly" | "usage"> {
  return {
    monthly: totals.reduce((sum, { monthly }) => sum.plus(monthly), new Big(0)),
    usage: totals.reduce((sum, { usage }) => sum.plus(usage), new Big(0)),
  };
}
