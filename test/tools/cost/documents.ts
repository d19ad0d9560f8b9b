import type { Arguments, Blocks, StackDocument } from "../../../tools/shared/stack/document";
import { fewPrices } from "./support/price-lists";
import type { Asked } from "../../../tools/cost/project";

/** A synthesized stack in us-east-1 with these resources, by their addresses. */
export function stackOf(resources: Readonly<Record<string, Arguments>>): StackDocument {
  const blocks: Record<string, Record<string, Arguments>> = {};
  for (const [address, args] of Object.entries(resources)) {
    const [type = "", name = ""] = address.split(".");
    blocks[type] = { ...blocks[type], [name]: args };
  }
  return { provider: { aws: [{ region: "us-east-1" }] }, resource: blocks satisfies Blocks };
}

/** What is asked on a day that is within the age of all prices, and without any usage. */
export const asked: Asked = {
  prices: fewPrices,
  today: "2026-11-27",
  usageOf: () => undefined,
  region: undefined,
};
