import { projectOfPlan, projectOfStack } from "../../../../tools/cost/project";
import type { Advice } from "../../../../tools/cost/estimate/estimate";
import { parsePlan } from "../../../../tools/shared/plan/plan";
import type { PriceList } from "../../../../tools/shared/prices/price-list";
import { readPrices } from "../../../../tools/shared/prices/read-prices";
import type { Blocks, StackDocument } from "../../../../tools/shared/stack/document";

/** Where and when advice is asked for. */
export interface Question {
  readonly region?: string;
  readonly today?: string;
  /** Declared usage, by its key. */
  readonly usage?: Readonly<Record<string, number>>;
  /** Prices that the table lacks, of nodes by region. */
  readonly prices?: PriceList["prices"];
}

/** Advice for a document, as `[dollars, text]`. */
export function adviceForDocument(document: StackDocument, question: Question = {}): readonly Found[] {
  return projectOfStack("shop", document, asked(question)).advice.map(found);
}

/** Advice for resources of a stack. */
export function adviceForResources(resource: Blocks, question: Question = {}): readonly Found[] {
  return adviceForDocument({ resource }, { region: "us-east-1", ...question });
}

/** Advice for a replication group that is called `shop`. */
export function adviceForGroup(args: Readonly<Record<string, unknown>>, question: Question = {}): readonly Found[] {
  const group = { replication_group_id: "shop", num_cache_clusters: 3, ...args };
  return adviceForResources({ aws_elasticache_replication_group: { shop: group } }, question);
}

/** Advice for a plan. */
export function adviceForPlan(plan: unknown, question: Question = {}): readonly Found[] {
  return projectOfPlan("shop", parsePlan(JSON.stringify(plan)), asked(question)).advice.map(found);
}

/** A saving, in US dollars a month without rounding, and its line. */
export type Found = readonly [saving: string, text: string];

function asked({ region, today = "2026-11-27", usage = {}, prices = {} }: Question) {
  const list = { kind: "list", date: today, text: "a list", url: "https://example.com", prices } as const;
  return { prices: readPrices([list]), today, region, usageOf: (_: unknown, key: string) => usage[key] };
}

function found({ saving, text }: Advice): Found {
  return [saving.toFixed(), text];
}
