import type { PriceSource } from "../../../shared/prices/price-list";
import type { Component } from "../../estimate/component";
import type { Advice, PricedResource } from "../../estimate/estimate";
import { decimal } from "./decimal";
import type { PriceSourceOf, ResourceMetadata } from "./shape";

/** Advice by the resource that it is about. */
export type AdviceByAddress = ReadonlyMap<string, readonly Advice[]>;

/** What is known of a resource that Infracost has no place for. */
export function metadataOf(
  { address, region, cache, components }: PricedResource,
  adviceFor: AdviceByAddress,
): ResourceMetadata {
  const advice = (adviceFor.get(address) ?? []).map(({ text, saving }) => ({ text, monthlySaving: decimal(saving) }));
  const notPriced = components.flatMap(({ name, notPriced: reason }) =>
    reason === undefined ? [] : [{ costComponent: name, reason }],
  );
  const notes = components.flatMap(({ name, note }) => (note === undefined ? [] : [{ costComponent: name, note }]));
  const priceSources = priceSourcesOf(components);
  return {
    ...(region === undefined ? {} : { region }),
    ...(cache === undefined ? {} : { cache }),
    ...(advice.length === 0 ? {} : { advice }),
    ...(notPriced.length === 0 ? {} : { notPriced }),
    ...(notes.length === 0 ? {} : { notes }),
    ...(priceSources.length === 0 ? {} : { priceSources }),
  };
}

function priceSourcesOf(components: readonly Component[]): readonly PriceSourceOf[] {
  const names = new Map<PriceSource, readonly string[]>();
  for (const { name, price } of components) {
    if (price !== undefined) {
      names.set(price.source, [...(names.get(price.source) ?? []), name]);
    }
  }
  return [...names].map(([{ kind, date, text, url }, costComponents]) => ({ kind, date, text, url, costComponents }));
}
