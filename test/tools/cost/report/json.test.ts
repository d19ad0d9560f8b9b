import Big from "big.js";
import type { Project } from "../../../../tools/cost/estimate/estimate";
import { projectOfPlan, projectOfStack } from "../../../../tools/cost/project";
import { jsonReport } from "../../../../tools/cost/report/json";
import type { Values } from "../../../../tools/shared/plan/plan";
import { change, planWith } from "../../shared/plan/plans";
import { asked, stackOf } from "../documents";

const group = "aws_elasticache_replication_group";
const shop = {
  replication_group_id: "shop",
  engine: "redis",
  engine_version: "7.1",
  node_type: "cache.r6g.large",
  num_cache_clusters: 3,
  snapshot_retention_limit: 5,
};

/** One snapshot has 10 GB. */
const withUsage = {
  ...asked,
  region: "us-east-1",
  usageOf: (_: unknown, key: string) => (key === "snapshot_storage_size_gb" ? 10 : undefined),
};

type Json = Readonly<Record<string, unknown>>;

function reportOf(projects: readonly Project[], warnings: readonly string[] = []) {
  return JSON.parse(jsonReport({ projects, today: "2026-11-27", warnings })) as {
    readonly [name: string]: unknown;
    readonly projects: readonly (Readonly<
      Record<
        "breakdown" | "pastBreakdown" | "diff",
        {
          readonly resources: readonly (Json & { readonly costComponents: readonly Json[] })[];
          readonly freeResources?: readonly Json[];
        }
      >
    > &
      Json)[];
  };
}

function only<T>(list: readonly T[] | undefined): T {
  expect(list).toHaveLength(1);
  return (list as readonly [T])[0];
}

describe("a stack", () => {
  const stack = projectOfStack(
    "prod",
    stackOf({ [`${group}.cache`]: shop, "aws_security_group.cache": {}, "aws_instance.web": {} }),
    withUsage,
  );
  const advice = [{ address: `${group}.cache`, text: "Valkey is cheaper", saving: new Big("90.5") }];
  const report = reportOf([{ ...stack, advice }], ["prices are old"]);
  const project = only(report.projects);

  test("has the names of Infracost", () => {
    expect(Object.keys(report)).toEqual([
      "version",
      "metadata",
      "currency",
      "projects",
      "totalHourlyCost",
      "totalMonthlyCost",
      "totalMonthlyUsageCost",
      "pastTotalHourlyCost",
      "pastTotalMonthlyCost",
      "pastTotalMonthlyUsageCost",
      "diffTotalHourlyCost",
      "diffTotalMonthlyCost",
      "diffTotalMonthlyUsageCost",
      "timeGenerated",
      "summary",
    ]);
    expect(report.metadata).toEqual({
      infracostCommand: "breakdown",
      vcsBranch: "",
      vcsCommitSha: "",
      vcsCommitAuthorName: "",
      vcsCommitAuthorEmail: "",
      vcsCommitTimestamp: "2026-11-27T00:00:00Z",
      vcsCommitMessage: "",
    });
    expect(Object.keys(project)).toEqual([
      "name",
      "displayName",
      "metadata",
      "pastBreakdown",
      "breakdown",
      "diff",
      "summary",
    ]);
    expect(Object.keys(project.breakdown)).toEqual([
      "resources",
      "freeResources",
      "totalHourlyCost",
      "totalMonthlyCost",
      "totalMonthlyUsageCost",
    ]);
    expect(project).toMatchObject({
      name: "prod",
      displayName: "prod",
      metadata: { path: "prod", type: "terraform_dir" },
    });
  });

  // 3 nodes x 730 hours x $0.206, and 4 snapshots x 10 GB x $0.085
  test("is added up, with nothing before it", () => {
    expect(report).toMatchObject({
      version: "0.2",
      currency: "USD",
      totalHourlyCost: "0.6226575342",
      totalMonthlyCost: "454.54",
      totalMonthlyUsageCost: "3.4",
      pastTotalHourlyCost: null,
      pastTotalMonthlyCost: null,
      pastTotalMonthlyUsageCost: null,
      diffTotalHourlyCost: null,
      diffTotalMonthlyCost: null,
      diffTotalMonthlyUsageCost: null,
      timeGenerated: "2026-11-27T00:00:00Z",
    });
    const nothing = { resources: [], totalHourlyCost: "0", totalMonthlyCost: "0", totalMonthlyUsageCost: "0" };
    expect(project.pastBreakdown).toEqual({ ...nothing, freeResources: [] });
    expect(project.diff).toEqual(nothing);
  });

  test("has each resource with its components and the sources of their prices", () => {
    expect(project.breakdown.resources[0]).toEqual({
      name: `${group}.cache`,
      resourceType: group,
      metadata: {
        region: "us-east-1",
        cache: "shop",
        advice: [{ text: "Valkey is cheaper", monthlySaving: "90.5" }],
        priceSources: [
          {
            kind: "list",
            date: "2026-10-02",
            text: "AWS Price List of AmazonElastiCache",
            url: "https://example.com/elasticache",
            costComponents: [
              "Nodes (Redis OSS, on demand, cache.r6g.large)",
              "Backups (4 of 5 snapshots; the first is free)",
            ],
          },
          {
            kind: "list",
            date: "2026-08-21",
            text: "other price lists",
            url: "https://example.com/others",
            costComponents: ["Data transfer of clients between zones"],
          },
        ],
      },
      hourlyCost: "0.6226575342",
      monthlyCost: "454.54",
      monthlyUsageCost: "3.4",
      costComponents: [
        {
          name: "Nodes (Redis OSS, on demand, cache.r6g.large)",
          unit: "hours",
          hourlyQuantity: "3",
          monthlyQuantity: "2190",
          price: "0.206",
          hourlyCost: "0.618",
          monthlyCost: "451.14",
          usageBased: false,
          priceNotFound: false,
        },
        {
          name: "Backups (4 of 5 snapshots; the first is free)",
          unit: "GB-months",
          hourlyQuantity: "0.0547945205",
          monthlyQuantity: "40",
          price: "0.085",
          hourlyCost: "0.0046575342",
          monthlyCost: "3.4",
          usageBased: true,
          priceNotFound: false,
        },
        {
          name: "Data transfer of clients between zones",
          unit: "GB",
          hourlyQuantity: null,
          monthlyQuantity: null,
          price: "0.01",
          hourlyCost: null,
          monthlyCost: null,
          usageBased: true,
          priceNotFound: false,
        },
      ],
    });
  });

  test("has what is free apart", () => {
    expect(project.breakdown.freeResources).toEqual([
      {
        name: "aws_security_group.cache",
        resourceType: "aws_security_group",
        metadata: { region: "us-east-1", cache: "shop" },
      },
    ]);
  });

  test("shows what is not priced", () => {
    expect(project.breakdown.resources[1]).toEqual({
      name: "aws_instance.web",
      resourceType: "aws_instance",
      metadata: {
        region: "us-east-1",
        cache: "shop",
        notPriced: [{ costComponent: "aws_instance", reason: "no price for resources of this type" }],
      },
      hourlyCost: null,
      monthlyCost: null,
      monthlyUsageCost: null,
      costComponents: [
        {
          name: "aws_instance",
          unit: "months",
          hourlyQuantity: null,
          monthlyQuantity: null,
          price: null,
          hourlyCost: null,
          monthlyCost: null,
          usageBased: false,
          priceNotFound: true,
        },
      ],
    });
    expect(project.metadata).toMatchObject({
      warnings: [
        {
          code: 0,
          message:
            "not priced, so that the total is a lower bound: aws_instance.web: no price for resources of this type",
          data: { address: "aws_instance.web" },
          isError: false,
        },
        { code: 0, message: "prices are old", data: null, isError: false },
      ],
    });
  });

  test("counts what is priced in full, what is not, and what is free", () => {
    const summary = {
      totalDetectedResources: 3,
      totalSupportedResources: 1,
      totalUnsupportedResources: 1,
      totalUsageBasedResources: 1,
      totalNoPriceResources: 1,
      supportedResourceCounts: { [group]: 1 },
      unsupportedResourceCounts: { aws_instance: 1 },
      noPriceResourceCounts: { aws_security_group: 1 },
    };
    expect(report.summary).toEqual(summary);
    expect(project.summary).toEqual(summary);
  });

  test("is the same bytes each time, without an exponent in any number", () => {
    const text = jsonReport({ projects: [stack], today: "2026-11-27", warnings: [] });
    expect(jsonReport({ projects: [stack], today: "2026-11-27", warnings: [] })).toBe(text);
    const key = projectOfStack("keys", stackOf({ "aws_kms_key.main": {} }), { ...asked, usageOf: () => 1e-7 });
    // 0.0000001 requests at $0.000003, beside the key at $1
    const report = reportOf([key]);
    expect(report.totalMonthlyCost).toBe("1.0000000000003");
    expect(only(only(report.projects).breakdown.resources).costComponents[1]).toMatchObject({
      monthlyQuantity: "0.0000001",
      hourlyQuantity: "0.0000000001",
      price: "0.000003",
      monthlyCost: "0.0000000000003",
      hourlyCost: "0",
    });
  });
});

test("what is not declared as used lacks no price, even where there is none", () => {
  const stack = stackOf({ "aws_cloudwatch_log_group.rare": { log_group_class: "INFREQUENT_ACCESS" } });
  const project = only(reportOf([projectOfStack("prod", stack, asked)]).projects);
  expect(only(project.breakdown.resources).costComponents).toMatchObject([
    { name: "Log events written", price: null, monthlyCost: null, priceNotFound: false },
    { name: "Log events kept", price: null, monthlyCost: null, priceNotFound: false },
  ]);
});

test("stacks are added up", () => {
  const projects = ["dev", "prod"].map((name) => projectOfStack(name, stackOf({ "aws_kms_key.main": {} }), asked));
  expect(reportOf(projects)).toMatchObject({
    totalMonthlyCost: "2",
    summary: { totalDetectedResources: 2, supportedResourceCounts: { aws_kms_key: 2 } },
  });
});

test("says that a price is derived, from what and when", () => {
  const stack = stackOf({ "aws_kms_key.main": { region: "eu-west-1" } });
  const project = only(reportOf([projectOfStack("prod", stack, asked)]).projects);
  expect(only(project.breakdown.resources).metadata).toMatchObject({
    region: "eu-west-1",
    priceSources: [{ kind: "derived", date: "2026-11-23" }],
  });
});

describe("a plan", () => {
  const changed = (address: string, actions: readonly string[], before: Values | null, after: Values | null) =>
    change(address, actions, { before, after });
  const projectWith = (changes: Parameters<typeof planWith>[0]) => projectOfPlan("prod", planWith(changes), withUsage);

  test("shows what changes, as differences", () => {
    const report = reportOf([
      projectWith([
        changed(`${group}.cache`, ["update"], shop, {
          ...shop,
          node_type: "cache.r7g.large",
          snapshot_retention_limit: 7,
        }),
        changed("aws_kms_key.old", ["delete"], {}, null),
        changed("aws_secretsmanager_secret.new", ["create"], null, {}),
        changed("aws_cloudwatch_dashboard.board", ["delete", "create"], { a: 1 }, { a: 2 }),
        changed("aws_cloudwatch_metric_alarm.same", ["no-op"], {}, {}),
        changed("aws_security_group.new", ["create"], null, {}),
      ]),
    ]);
    const { diff, metadata } = only(report.projects);

    expect(report.metadata).toMatchObject({ infracostCommand: "diff" });
    expect(metadata).toMatchObject({ type: "terraform_plan_json" });
    // before: 451.14 + 3.40, 1 key, 3 for the dashboard, 0.10 for the alarm
    // after: 3 x 730 x $0.219 = 479.61, 6 x 10 x $0.085 = 5.10, 0.40 for the secret, 3, 0.10
    expect(report).toMatchObject({
      pastTotalMonthlyCost: "458.64",
      pastTotalMonthlyUsageCost: "3.4",
      totalMonthlyCost: "488.21",
      totalMonthlyUsageCost: "5.1",
      diffTotalMonthlyCost: "29.57",
      diffTotalMonthlyUsageCost: "1.7",
      diffTotalHourlyCost: "0.0405068493",
    });
    expect(diff).toMatchObject({ totalMonthlyCost: "29.57", totalMonthlyUsageCost: "1.7" });
    expect(diff.freeResources).toBe(undefined);
    expect(
      diff.resources.map(({ name, monthlyCost, monthlyUsageCost }) => [name, monthlyCost, monthlyUsageCost]),
    ).toEqual([
      [`${group}.cache`, "30.17", "1.7"],
      ["aws_kms_key.old", "-1", null],
      ["aws_secretsmanager_secret.new", "0.4", null],
    ]);
    expect(diff.resources[0]?.costComponents).toEqual([
      {
        name: "Nodes (Redis OSS, on demand, cache.r6g.large → cache.r7g.large)",
        unit: "hours",
        hourlyQuantity: "0",
        monthlyQuantity: "0",
        price: "0.013",
        hourlyCost: "0.039",
        monthlyCost: "28.47",
        usageBased: false,
        priceNotFound: false,
      },
      {
        name: "Backups (4 of 5 snapshots; the first is free → 6 of 7 snapshots; the first is free)",
        unit: "GB-months",
        hourlyQuantity: "0.0273972603",
        monthlyQuantity: "20",
        price: "0",
        hourlyCost: "0.0023287671",
        monthlyCost: "1.7",
        usageBased: true,
        priceNotFound: false,
      },
    ]);
    expect(diff.resources[1]?.costComponents[0]).toEqual({
      name: "Customer managed key",
      unit: "months",
      hourlyQuantity: "-0.001369863",
      monthlyQuantity: "-1",
      price: "-1",
      hourlyCost: "-0.001369863",
      monthlyCost: "-1",
      usageBased: false,
      priceNotFound: false,
    });
  });

  test("that changes nothing has no difference", () => {
    const report = reportOf([projectWith([changed(`${group}.cache`, ["no-op"], shop, shop)])]);
    expect(report).toMatchObject({ pastTotalMonthlyCost: "454.54", diffTotalMonthlyCost: "0" });
    expect(only(report.projects).diff.resources).toEqual([]);
  });

  test("claims no difference of what is not priced before or after", () => {
    const report = reportOf([
      projectWith([changed(`${group}.cache`, ["update"], { ...shop, node_type: "cache.x1.large" }, shop)]),
    ]);
    const { diff, metadata, summary } = only(report.projects);
    expect(only(only(diff.resources).costComponents)).toEqual({
      name: "Nodes (Redis OSS, on demand, cache.x1.large → cache.r6g.large)",
      unit: "hours",
      hourlyQuantity: "0",
      monthlyQuantity: "0",
      price: null,
      hourlyCost: null,
      monthlyCost: null,
      usageBased: false,
      priceNotFound: true,
    });
    expect(metadata).toMatchObject({
      warnings: [
        {
          message: `not priced before the plan, so that the total is a lower bound: ${group}.cache: no price for cache.x1.large with Redis OSS in us-east-1`,
        },
      ],
    });
    expect(summary).toMatchObject({ totalSupportedResources: 1, totalUnsupportedResources: 0 });
  });
});
