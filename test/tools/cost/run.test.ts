import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cost } from "../../../tools/cost/command";
import { type Options, stacksOf } from "../../../tools/cost/options";
import { run } from "../../../tools/cost/run";
import { UsageError } from "../../../tools/shared/command-line/command";
import { parse } from "../../../tools/shared/command-line/start";
import { change, group, planWith } from "../shared/plan/plans";

const today = "2026-11-27";
const cache = { engine: "valkey", engine_version: "8.0", node_type: "cache.r7g.large", num_cache_clusters: 3 };

let project: string;

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), "cost-run-"));
});

afterEach(() => {
  rmSync(project, { recursive: true, force: true });
});

/** An app that writes these stacks, each with the resources of its document. */
function app(stacks: Readonly<Record<string, object>>): void {
  const manifest = Object.fromEntries(
    Object.keys(stacks).map((name) => [
      name,
      { name, workingDirectory: `stacks/${name}`, synthesizedStackPath: `stacks/${name}.json`, annotations: [] },
    ]),
  );
  const files = Object.entries(stacks).map(([name, resource]) => [
    `stacks/${name}.json`,
    { provider: { aws: [{ region: "us-east-1" }] }, resource },
  ]);
  const source = `
    const fs = require("node:fs");
    fs.mkdirSync(process.env.CDKTF_OUTDIR + "/stacks", { recursive: true });
    for (const [file, content] of ${JSON.stringify([["manifest.json", { stacks: manifest }], ...files])}) {
      fs.writeFileSync(process.env.CDKTF_OUTDIR + "/" + file, JSON.stringify(content));
    }`;
  writeFileSync(join(project, "app.js"), source);
  writeFileSync(
    join(project, "cdktf.json"),
    JSON.stringify({ language: "typescript", app: "node app.js", output: "out" }),
  );
}

const caches = (args: object) => ({ [group]: { cache: { replication_group_id: "cache", ...cache, ...args } } });

async function costs(stacks: readonly string[], options: Partial<Options> = {}) {
  return run(project, stacks, { format: "text", ...options }, today);
}

/** Three nodes of cache.r7g.large with Valkey cost 383.69 a month in us-east-1. */
describe("cost", () => {
  test("synthesizes, so that it prices the stacks as the code is now", async () => {
    app({ prod: caches({}) });
    const before = await costs(["prod"]);
    app({ prod: caches({ num_cache_clusters: 2 }) });
    const after = await costs(["prod"]);

    expect([before.exitCode, after.exitCode]).toEqual([0, 0]);
    expect(before.text).toMatch(/^prod costs \$383\.69 a month, /);
    expect(after.text).toMatch(/^prod costs \$255\.79 a month, /);
  });

  test("prices what was synthesized last with --skip-synth", async () => {
    app({ prod: caches({}) });
    await costs(["prod"]);
    app({ prod: caches({ num_cache_clusters: 2 }) });

    expect((await costs(["prod"], { skipSynth: true })).text).toMatch(/^prod costs \$383\.69 a month, /);
  });

  test("prices all stacks when none is named, in the order of the app, and only those that are named", async () => {
    app({ dev: caches({ num_cache_clusters: 1 }), prod: caches({}) });

    expect((await costs([])).text).toMatch(
      /^dev costs \$127\.90 .*^prod costs \$383\.69 .*^All together: \$511\.58 /ms,
    );
    expect((await costs(["prod"])).text).not.toContain("dev");
  });

  test("ends with 3 when something has no price, and says at least", async () => {
    app({ prod: caches({ node_type: "cache.r9g.large" }), dev: caches({}) });
    const all = await costs([]);

    expect(all.exitCode).toBe(3);
    expect(all.text).toMatch(/^prod costs at least \$0\.00 a month/);
    expect(all.text).toMatch(/^All together: at least \$383\.69 a month/m);
    expect((await costs(["dev"])).exitCode).toBe(0);
  });

  test("names a plan by the name that is given", async () => {
    const plan = planWith([
      change(`${group}.cache`, ["create"], { before: null, after: { ...cache, region: "us-east-1" } }),
    ]);
    writeFileSync(join(project, "plan.json"), JSON.stringify(plan));

    expect((await costs(["prod"], { plan: "plan.json" })).text).toContain("prod costs $383.69 a month");
    expect((await costs([], { plan: "plan.json" })).text).toContain("plan costs $383.69 a month");
  });

  test.each<[string, readonly string[], Partial<Options>, string]>([
    ["an unknown stack", ["test"], {}, "there is no stack test, only prod"],
    ["a plan that is not there", [], { plan: "none.json" }, "the plan cannot be read: ENOENT"],
    ["nothing synthesized", [], { skipSynth: true }, "nothing is synthesized in "],
  ])("refuses %s", async (_what, stacks, options, message) => {
    app({ prod: caches({}) });

    await expect(costs(stacks, options)).rejects.toThrow(message);
  });

  test.each([
    [["a", "b"], { plan: "plan.json" }],
    [[], { plan: "plan.json", skipSynth: true }],
  ])("refuses a plan together with %j and %j", (stacks, options) => {
    expect(() => stacksOf(stacks, { format: "text", ...options })).toThrow(
      new UsageError("--plan prices one plan: it takes one name, and nothing is synthesized for it"),
    );
  });

  test.each(["", "moon", "EU-WEST-1", "eu-west-1a"])("refuses %j as a region", (region) => {
    expect(() => stacksOf([], { format: "text", region })).toThrow(
      new UsageError(`--region must be the name of an AWS region, as eu-west-1; got "${region}"`),
    );
  });

  test("takes a region from the command line", () => {
    expect(parse(cost, ["prod", "--region", "eu-west-1"]).options).toMatchObject({ region: "eu-west-1" });
  });

  test("prices a stack once, however often it is named", () => {
    expect(stacksOf(["prod", "dev", "prod"], { format: "text" })).toEqual(["prod", "dev"]);
  });

  test("refuses an app without a stack", async () => {
    app({});

    await expect(costs([])).rejects.toThrow("the app has no stack");
  });

  test("says that an app fails, with what it printed", async () => {
    app({});
    writeFileSync(join(project, "app.js"), 'console.error("Error: no such subnet"); process.exit(1);');

    await expect(costs([])).rejects.toThrow("the app of cdktf.json failed: Error: no such subnet");
  });

  test("says that there is no app", async () => {
    await expect(costs([])).rejects.toThrow("there is no cdktf.json in ");
  });
});

describe("prices that are old", () => {
  const aged = async (day: string) => {
    app({ prod: caches({}) });
    return (await run(project, ["prod"], { format: "text" }, day)).text;
  };

  test("are warned of when they are older than 180 days", async () => {
    // The oldest price of these is of 2026-08-21.
    expect(await aged("2027-02-17")).not.toContain("Warning");
    expect(await aged("2027-02-18")).toContain(
      "Warning: prices are older than 180 days, the oldest of them of 2026-08-21",
    );
  });
});

/** Seconds of a processor that 5,000 resources may take. */
const limit = 3;

describe("5,000 resources", () => {
  const numbers = Array.from({ length: 2500 }, (_, index) => index);
  const target = {
    service_namespace: "elasticache",
    scalable_dimension: "elasticache:replication-group:NodeGroups",
    min_capacity: 1,
    max_capacity: 3,
  };

  test.each(["text", "markdown", "json", "html"] as const)("are priced within seconds, as %s", async (format) => {
    const changes = numbers.flatMap((index) => [
      change(`${group}.cache${index}`, ["create"], {
        before: null,
        after: { ...cache, replication_group_id: `c${index}` },
      }),
      change(`aws_appautoscaling_target.t${index}`, ["create"], {
        before: null,
        after: { ...target, resource_id: `replication-group/c${index}` },
      }),
    ]);
    writeFileSync(join(project, "plan.json"), JSON.stringify(planWith(changes)));
    const timed = async () => {
      const begin = process.cpuUsage();
      const { text } = await costs([], { plan: "plan.json", region: "us-east-1", format });
      const { user, system } = process.cpuUsage(begin);
      expect(text).toMatch(/\$959,220\.00|"959220"/);
      return (user + system) / 1_000_000;
    };

    // The faster of two, because the machine has other things to do.
    expect(Math.min(await timed(), await timed())).toBeLessThan(limit);
  });
});
