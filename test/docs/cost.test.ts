import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { RedisCache } from "../../constructs";
import { synthesize } from "../../constructs/testing";
import { cards } from "../../tools/cost/cards";
import { cost } from "../../tools/cost/command";
import type { Market } from "../../tools/cost/cards/card";
import { projectOfStack } from "../../tools/cost/project";
import { textReport } from "../../tools/cost/report/text";
import { parse } from "../../tools/shared/command-line/start";
import { readPrices } from "../../tools/shared/prices/read-prices";

const page = readFileSync(join(__dirname, "../../docs/cost.md"), "utf8");
const asked = { prices: readPrices(), today: "2026-11-27", region: "us-east-1" };

test("the report on the page is a part of a real one", () => {
  const { document } = synthesize((stack) => {
    new AwsProvider(stack, "Aws", { region: "us-east-1" });
    new RedisCache(stack, "Cache", {
      name: "shop",
      network: { kind: "existing", vpcId: "vpc-0123456789abcdef0", subnetIds: ["subnet-0a", "subnet-0b"] },
      nodeType: "cache.r6g.large",
      snapshotRetentionLimit: 5,
    });
  });
  const usageOf = (_: unknown, key: string) => (key === "snapshot_storage_size_gb" ? 2.5 : undefined);
  const projects = [projectOfStack("shop", document, { ...asked, usageOf })];
  const report = textReport({ projects, today: asked.today, warnings: [] }).split("\n");
  const [, shown = ""] = /```text\n(.*?)```/s.exec(page) ?? [];
  const lines = shown.split("\n").map((line) => line.replace(/\s*…$/, ""));
  expect(lines.length).toBeGreaterThan(7);
  expect(lines.filter((shownLine) => !report.some((line) => line.startsWith(shownLine)))).toStrictEqual([]);
});

/** Keys that the card of a type asks for. */
function keysOf(type: string): readonly string[] {
  const keys: string[] = [];
  const group = { type: "aws_elasticache_replication_group", address: "a.b", values: { node_type: "cache.r6g.large" } };
  const values = {
    engine: "valkey",
    snapshot_retention_limit: 5,
    service_namespace: "elasticache",
    scalable_dimension: "elasticache:replication-group:Replicas",
  };
  const common = { name: "b", region: "us-east-1", path: [], changes: () => false, references: () => [] };
  const market: Market = {
    ...asked,
    whyUnknown: (what) => what,
    scalingOf: () => [],
    groupOf: () => ({ ...common, ...group }),
    usageOf: (_, key) => {
      keys.push(key);
      return undefined;
    },
  };
  cards[type]?.({ ...common, type, address: `${type}.b`, values }, market);
  return keys;
}

test("the page has every key of a usage file that is read", () => {
  const table = page.slice(page.indexOf("| type "), page.indexOf("## In a pull request"));
  let type = "";
  const shown = [...table.matchAll(/^\| (?:`(\w+)`)? +\| `(\w+)`/gm)].map(([, name = type, key = ""]) => {
    type = name;
    return `${name} ${key}`;
  });
  const alike = /^aws_kms_(?:external|replica)/;
  const read = Object.keys(cards).flatMap((name) =>
    alike.test(name) ? [] : keysOf(name).map((key) => `${name} ${key}`),
  );
  expect([...shown].sort()).toStrictEqual([...new Set(read)].sort());
});

test("every command of the page is one that the command line takes", () => {
  const commands = [...page.matchAll(/npm run (?:--silent )?cost(?: --)?((?: [\w./-]+)*)/g)].map(([, words = ""]) =>
    words.trim().split(" ").filter(Boolean),
  );
  expect(commands.length).toBeGreaterThan(5);
  expect(() => commands.map((words) => parse(cost, words))).not.toThrow();
});
