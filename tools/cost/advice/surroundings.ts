import type Big from "big.js";
import { own } from "../../shared/records";
import type { Kind } from "../estimate/component";
import { sumOf } from "../estimate/estimate";
import { type Resource, refersTo } from "../input/resource";
import { dollars, percent } from "../report/money";
import alarmLevels from "./alarm-levels.json";
import type { Cache, Rule } from "./rule";
import { componentsAt, ofKind } from "./what-if";

/** What surrounds a cache, in the words of the advice. */
const surroundings: Readonly<Partial<Record<Kind, string>>> = {
  alarms: "alarms",
  dashboards: "dashboards",
  keys: "keys",
  secrets: "secrets",
};

/** The part of the cost that is worth a line when it is for what surrounds the cache. */
const largePart = 0.25;

/** A small cache may cost less than what watches and protects it. */
export const watchForLess: Rule = (cache, market) => {
  const { resource } = cache;
  const all = componentsAt(cache);
  const kinds = Object.entries(surroundings).map(([kind, name]) => ({ name, sum: sumOf(ofKind(all, kind as Kind)) }));
  const [total, around] = [sumOf(all), sumOf(ofKind(all, ...(Object.keys(surroundings) as Kind[])))];
  const dependsOnUsage =
    resource.type === "aws_elasticache_serverless_cache" && market.usageOf(resource, "average_data_gb") === undefined;
  if (dependsOnUsage || !isPriced(cache) || around.lt(total.times(largePart))) {
    return undefined;
  }
  const [largest] = kinds.sort((a, b) => b.sum.cmp(a.sum));
  const parts = dispensable(cache).filter(({ saving }) => saving.gt(0));
  const saving = parts.reduce((sum, part) => sum.plus(part.saving), total.times(0));
  const share = `${dollars(around)} of ${dollars(total)} a month, ${String(percent(around, total))}, is for what surrounds it, most of it for ${String(largest?.name)} (${dollars(largest?.sum ?? around)})`;
  const ways = parts.map((part) => `${dollars(part.saving)} ${part.by}`).join(", ");
  return { text: `${share}; ${dollars(saving)} can be saved: ${ways}`, saving };
};

function isPriced({ resource, priced }: Cache): boolean {
  const own = priced.find(({ address }) => address === resource.address);
  return own?.components.every(({ notPriced }) => notPriced === undefined) ?? false;
}

interface Part {
  readonly saving: Big;
  /** How to do without it. */
  readonly by: string;
}

function dispensable(cache: Cache): readonly Part[] {
  const costOf = (test: (resource: Resource) => boolean): Big => {
    const found = cache.resources.flatMap((each, index) => (test(each) ? (cache.priced[index]?.components ?? []) : []));
    return sumOf(found);
  };
  return [
    { saving: costOf(isBeyondEssential), by: 'with alarms of `level: "essential"`' },
    { saving: costOf((each) => isDashboardOf(cache, each)), by: "without the dashboard" },
    { saving: costOf((each) => isKeyOf(cache, each)), by: "with a key of AWS, which replaces a cache that exists" },
  ];
}

/** Alarms of this project have their id in their name, after the node or shard that they watch. */
function isBeyondEssential({ type, name }: Resource): boolean {
  const [, id] = /_(?:(?:node|shard)-\d+-)?([a-z][a-z0-9-]*)_[0-9A-F]{8}$/.exec(name) ?? [];
  if (id === undefined || !/^aws_cloudwatch_(?:metric|composite)_alarm$/.test(type)) {
    return false;
  }
  const level = own<string>(alarmLevels, id);
  return level !== undefined && level !== "essential";
}

/** One that shows the cache, or that was made together with it by a construct. */
function isDashboardOf({ resource }: Cache, dashboard: Resource): boolean {
  const { type, values, path } = dashboard;
  const { dashboard_body: body } = values;
  return (
    type === "aws_cloudwatch_dashboard" &&
    (refersTo(dashboard, resource.address) ||
      (typeof body === "string" && body.includes("AWS/ElastiCache")) ||
      (path.length > 1 && path[0] === resource.path[0]))
  );
}

function isKeyOf({ resource }: Cache, { type, address }: Resource): boolean {
  return type === "aws_kms_key" && refersTo(resource, address);
}
