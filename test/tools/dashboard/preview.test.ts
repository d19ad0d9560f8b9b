import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { findChromium, openBrowser } from "../../../tools/dashboard/picture";
import { preview } from "../../../tools/dashboard/preview";
import type { StackDocument } from "../../../tools/shared/stack/document";
import { requireOrSkip } from "../../support/requirements";
import { synthesizeExample } from "../../support/stacks";
import { writeStacks } from "../../support/synthesized-output";
import { synthesizeCache } from "../../support/cloudwatch/watched-cache";

const out = mkdtempSync(join(tmpdir(), "managed-redis-dashboard-"));
afterAll(() => {
  rmSync(out, { recursive: true });
});

/** Writes a stack where `cdktf synth` would, and renders it. */
function pageOf(name: string, document: StackDocument): string {
  writeStacks(out, { [name]: document });
  return preview(name, out);
}

describe("the dashboard preview", () => {
  it("is the same page every time, and fetches nothing", () => {
    const { document } = synthesizeExample("seed");
    const first = readFileSync(pageOf("seed", document), "utf8");
    expect(readFileSync(pageOf("again", document), "utf8")).toBe(first);
    expect(first).not.toMatch(/<(?:link|script|img)[^>]+(?:href|src)=/);
    expect(first.slice(0, first.indexOf("<footer>")).includes("${")).toBe(false);
  });

  it("says so when there is no such stack", () => {
    writeStacks(out, { seed: {} });
    expect(() => preview("production", out)).toThrow("there is no stack production, only seed");
  });

  it("says so when a stack has no dashboard", () => {
    const { document } = synthesizeExample("sandbox");
    expect(() => pageOf("sandbox", document)).toThrow("the stack sandbox has no dashboard");
  });
});

describe("the preview of a dashboard of somebody else", () => {
  const stackWith = (body: string) => ({
    resource: { aws_cloudwatch_dashboard: { Board: { dashboard_name: "board", dashboard_body: body } } },
  });

  it("shows what it knows, and says what it does not", () => {
    const metrics = [
      ["AWS/ElastiCache", "Evictions", "CacheClusterId", "shop-001"],
      [{ expression: "ANOMALY_DETECTION_BAND(m1)", label: "usual" }],
    ];
    const widgets = [
      { type: "metric", x: 0, y: 0, width: 6, height: 6, properties: { metrics } },
      { type: "explorer", x: 0, y: 6, width: 6, height: 6, properties: {} },
    ];
    const page = readFileSync(pageOf("theirs", stackWith(JSON.stringify({ widgets }))), "utf8");
    expect(page).toContain(">usual (no sample of ANOMALY_DETECTION_BAND(m1))<");
    expect(page).toContain("<p>Not shown here: a widget of type explorer</p>");
    expect(page.slice(page.indexOf("<main>"), page.indexOf("<footer>"))).not.toContain("undefined");
  });

  it.each(["{}", '{"widgets":[]}'])("has nothing to show of %s", (body) => {
    expect(readFileSync(pageOf("empty", stackWith(body)), "utf8")).toContain("<main></main>");
  });

  it("says so when its body is not known before Terraform runs", () => {
    const body = '${templatefile("board.json", {})}';
    expect(() => pageOf("template", stackWith(body))).toThrow(
      "the dashboard board cannot be shown: only Terraform can make its body",
    );
  });
});

requireOrSkip("Chromium, to look at the dashboard preview", findChromium() !== undefined)(
  "in a browser, the preview",
  () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await openBrowser(process.cwd());
    });
    afterAll(async () => {
      await browser.close();
    });

    async function open(page: string): Promise<{ readonly tab: Page; readonly errors: readonly string[] }> {
      const tab = await browser.newPage({ viewport: { width: 1500, height: 1000 } });
      const errors: string[] = [];
      tab.on("pageerror", (error) => errors.push(error.message));
      tab.on("request", (request) => {
        if (!request.url().startsWith("file:")) {
          errors.push(`asked for ${request.url()}`);
        }
      });
      await tab.goto(pathToFileURL(page).href);
      await tab.waitForSelector("body[data-ready]");
      return { tab, errors };
    }

    it("draws every graph of the seed, each with its lines", async () => {
      const { tab, errors } = await open(pageOf("seed", synthesizeExample("seed").document));
      expect(await tab.locator(".graph").count()).toBe(16);
      expect(await tab.locator(".graph[data-drawn] canvas").count()).toBe(16);
      expect(await tab.locator(".alarms span").count()).toBe(46);
      expect(await tab.locator(".alarms .ALARM").allTextContents()).toStrictEqual(["node-3-memory-high"]);
      expect(await tab.locator("section.log tbody tr").count()).toBe(4);
      expect(
        await tab.locator("section.metric", { hasText: "Engine CPU" }).first().locator(".key").allTextContents(),
      ).toStrictEqual(["node-1", "node-2", "node-3"]);
      expect(errors).toStrictEqual([]);
    });

    it("draws something that can be seen in every graph", async () => {
      const { tab } = await open(pageOf("seed", synthesizeExample("seed").document));
      const painted = await tab.locator(".graph canvas").evaluateAll((elements) =>
        elements.map((element) => {
          const canvas = element as unknown as { width: number; height: number; getContext(kind: string): never };
          const context = canvas.getContext("2d") as { getImageData(...box: number[]): { data: number[] } };
          const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
          return data.filter((value, index) => index % 4 === 3 && value > 0).length;
        }),
      );
      expect(Math.min(...painted)).toBeGreaterThan(500);
    });

    it("draws ten lines for ninety nodes, and no more", async () => {
      const topology = { kind: "sharded", shards: 30, replicasPerShard: 2 } as const;
      const { tab, errors } = await open(
        pageOf("many", synthesizeCache({ topology, alarms: { level: "essential" } }).document),
      );
      const engine = tab.locator("section.metric", { hasText: "Engine CPU" }).first();
      expect(await engine.locator(".key").count()).toBe(10);
      expect(await engine.locator("h3").textContent()).toBe("Engine CPU, % of its thread (10 highest nodes)");
      expect(errors).toStrictEqual([]);
    });
  },
);
