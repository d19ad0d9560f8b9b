import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import type { Project } from "../../../../tools/cost/estimate/estimate";
import { htmlReport } from "../../../../tools/cost/report/html";
import { findChromium, openBrowser } from "../../../../tools/dashboard/picture";
import { requireOrSkip } from "../../../support/requirements";
import { busyPlan, cacheOf, stackOf, today, usage } from "./examples";

const hostile = `</script><script>document.title="mine"</script><img src=x onerror="document.title='mine'">`;

function pageOf(...projects: readonly Project[]): string {
  return htmlReport({ projects, today, warnings: ["prices are old"] });
}

describe("the page of costs", () => {
  test("is the same page every time, and names no other file", () => {
    expect(pageOf(busyPlan())).toBe(pageOf(busyPlan()));
    expect(pageOf(busyPlan())).not.toMatch(/<(?:link|script|img)[^>]+(?:href|src)=(?!"data:,")/);
  });

  test("has no script but its own, whatever the names", () => {
    const project = stackOf(
      { aws_elasticache_replication_group: { a: cacheOf({ replication_group_id: hostile, node_type: hostile }) } },
      { name: hostile },
    );

    expect(pageOf(project)).not.toContain(hostile.slice(0, 20));
    expect(pageOf(project).match(/<script[ >]/g)).toHaveLength(3);
  });
});

interface Drawn {
  readonly labels: readonly unknown[];
  readonly amounts: readonly number[];
  readonly height: number;
}

requireOrSkip("Chromium, to look at the page of costs", findChromium() !== undefined)("in a browser, the page", () => {
  const folder = mkdtempSync(join(tmpdir(), "cost-page-"));
  let browser: Browser;

  beforeAll(async () => {
    browser = await openBrowser(process.cwd());
  });

  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  async function open(
    page: string,
    options: BrowserContextOptions = {},
  ): Promise<{ tab: Page; complaints: readonly string[] }> {
    const file = join(folder, "cost.html");
    writeFileSync(file, page);
    const tab = await browser.newPage(options);
    const complaints: string[] = [];
    tab.on("pageerror", ({ message }) => complaints.push(message));
    tab.on("console", (message) => complaints.push(message.text()));
    tab.on("request", (request) => {
      if (request.url() !== pathToFileURL(file).href) {
        complaints.push(`asked for ${request.url()}`);
      }
    });
    await tab.goto(pathToFileURL(file).href);
    await tab.waitForSelector(options.javaScriptEnabled === false ? "body" : "body[data-ready]");
    return { tab, complaints };
  }

  /** What the library has drawn. */
  function drawnIn(tab: Page): Promise<Drawn> {
    return tab.evaluate(`(() => {
      const { data, height } = Chart.getChart(document.querySelector("canvas"));
      return { labels: data.labels, amounts: data.datasets[0].data, height };
    })()`);
  }

  const cellsIn = (tab: Page, row: string) =>
    tab.locator("tr", { hasText: row }).first().locator("td").allTextContents();

  test("draws a bar for each component that has a price, the largest first, and asks nobody for anything", async () => {
    const { tab, complaints } = await open(pageOf(busyPlan()));

    expect(await drawnIn(tab)).toMatchObject({
      labels: [
        "Nodes (Valkey, on demand, cache.r7g.large)",
        "Dashboard",
        "Backups (2 of 3 snapshots; the first is free)",
        "Customer managed key",
        "Alarm metrics",
      ],
      amounts: [383.688, 3, 1.7, 1, 0.3],
    });
    expect(await tab.locator("figcaption").textContent()).toBe("nodesbackupsalarmsdashboardskeys");
    expect(await tab.title()).toBe("Cost of prod");
    expect(complaints).toEqual([]);
  });

  test("colours bars by what they are for", async () => {
    const { tab } = await open(pageOf(busyPlan()));

    expect(
      await tab.evaluate(`Chart.getChart(document.querySelector("canvas")).data.datasets[0].backgroundColor`),
    ).toEqual(["#2f6fb3", "#d9b21f", "#8a6d3b", "#2b9c86", "#e0952b"]);
  });

  test("says everything without scripts too", async () => {
    const { tab } = await open(pageOf(busyPlan()), { javaScriptEnabled: false });

    expect(await tab.locator("figure").isVisible()).toBe(false);
    expect(await tab.locator("h1").textContent()).toBe(
      "Monthly estimate of what is priced decreases by $66.25 (15 %), from $455.94 to at least $389.69; 1 item is not priced",
    );
    expect(await cellsIn(tab, "at least")).toEqual([
      "prod",
      "-$64.55",
      "-$1.70",
      "-$66.25 (-15 %)",
      "at least $389.69",
    ]);
    expect(await cellsIn(tab, "Redis OSS → Valkey")).toEqual([
      "~Nodes (Redis OSS → Valkey, on demand, cache.r6g.large → cache.r7g.large)",
      "-$67.45 ($451.14 → $383.69)",
    ]);
    expect(await cellsIn(tab, "20 GB-months")).toEqual([
      "Backups (2 of 3 snapshots; the first is free)",
      "aws_elasticache_replication_group.sessions",
      "20 GB-months",
      "$0.085 per GB-month",
      "$0.0023",
      "$1.70 *",
    ]);
    expect(await tab.locator("li").allTextContents()).toEqual([
      "no price for resources of this type: aws_lambda_function.warm",
      "sessions: Database Savings Plans cover these nodes: that saves up to $76.74 a month, for a commitment of one year",
      "prices are old",
      "AWS Price List of AmazonElastiCache, 2026-10-02",
      "other price lists, 2026-08-21",
      "[1] derived: Extended Support: 80 % of the price of the node in years 1 and 2, 160 % in year 3, to a tenth of a cent, 2026-11-23",
    ]);
  });

  test("shows hostile names as they are, and they do nothing", async () => {
    const groups = { a: cacheOf({ replication_group_id: hostile, num_cache_clusters: 1 }), b: cacheOf({}) };
    const project = stackOf({ aws_elasticache_replication_group: groups }, { name: hostile });
    const { tab, complaints } = await open(pageOf(project));

    expect((await drawnIn(tab)).labels).toEqual([
      ["Nodes (Redis OSS, on demand, cache.r6g.large)", "sessions"],
      ["Nodes (Redis OSS, on demand, cache.r6g.large)", hostile],
    ]);
    expect(await tab.title()).toBe(`Cost of ${hostile}`);
    expect(await tab.locator("img").count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test("draws the hundred largest of many, and says so", async () => {
    const groups = Object.fromEntries(
      Array.from({ length: 150 }, (_, index) => [
        `c${index}`,
        cacheOf({ replication_group_id: `cache-${index}`, snapshot_retention_limit: 2 }),
      ]),
    );
    const project = stackOf(
      { aws_elasticache_replication_group: groups },
      { usageOf: usage({ snapshot_storage_size_gb: 1 }) },
    );
    const { tab, complaints } = await open(pageOf(project));

    const { amounts, height } = await drawnIn(tab);
    expect(amounts).toEqual(Array.from({ length: 100 }, () => 451.14));
    expect(height).toBe(4040);
    expect(await tab.locator("figcaption").textContent()).toBe(
      "nodesthe largest 100 of 300; the table has all of them",
    );
    expect(complaints).toEqual([]);
  });

  test("has no bars when nothing has a price", async () => {
    const { tab, complaints } = await open(pageOf(stackOf({ aws_lambda_function: { warm: {} } })));

    expect(await tab.locator("figure").isVisible()).toBe(false);
    expect(complaints).toEqual([]);
  });

  test("can be read in the dark, and on paper", async () => {
    const { tab } = await open(pageOf(busyPlan()), { colorScheme: "dark" });
    const ink = () => tab.evaluate(`Chart.getChart(document.querySelector("canvas")).options.scales.y.ticks.color`);

    expect(await ink()).toBe("#e8edf3");
    await tab.evaluate(`dispatchEvent(new Event("beforeprint"))`);
    expect(await ink()).toBe("#1b2733");
    await tab.evaluate(`dispatchEvent(new Event("afterprint"))`);
    expect(await ink()).toBe("#e8edf3");
  });
});
