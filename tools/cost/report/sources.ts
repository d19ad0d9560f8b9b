import type { PriceSource } from "../../shared/prices/price-list";
import type { Component } from "../estimate/component";
import type { PricedResource } from "../estimate/estimate";

/** Where the prices of a report are from. */
export interface Sources {
  /** What AWS lists. */
  readonly listed: readonly PriceSource[];
  /** What follows from that; the footnotes, in their order. */
  readonly derived: readonly PriceSource[];
}

/** The sources of all prices that are used; those of usage that is not declared as well, because they are shown. */
export function sourcesOf(resources: readonly PricedResource[]): Sources {
  const used = resources.flatMap(({ components }) =>
    components.flatMap(({ price }) => (price === undefined ? [] : [price.source])),
  );
  const all = [...new Map(used.map((source) => [`${source.date} ${source.text}`, source])).values()];
  return {
    listed: all.filter(({ kind }) => kind === "list"),
    derived: all.filter(({ kind }) => kind === "derived"),
  };
}

/** The number of the footnote of a component, if its price is derived. */
export function footnoteOf({ price }: Component, { derived }: Sources): number | undefined {
  const index = derived.findIndex(({ date, text }) => date === price?.source.date && text === price.source.text);
  return index === -1 ? undefined : index + 1;
}

/** Where a source can be read, in a form that a link may have; undefined when it is no address of the web. */
export function linkOf({ url }: PriceSource): string | undefined {
  return URL.canParse(url) && /^https?:/i.test(url) ? new URL(url).href.replace(/[()'"<>|]/g, encode) : undefined;
}

function encode(character: string): string {
  return `%${character.charCodeAt(0).toString(16)}`;
}

/** Days for which a price is taken as it is. */
const maxAgeInDays = 180;

/** Warns of prices that may have changed. */
export function ageWarnings({ listed, derived }: Sources, today: string): readonly string[] {
  const [oldest] = [...listed, ...derived]
    .map(({ date }) => date)
    .filter((date) => ageInDays(date, today) > maxAgeInDays)
    .sort();
  return oldest === undefined ? [] : [`prices are older than ${maxAgeInDays} days, the oldest of them of ${oldest}`];
}

function ageInDays(date: string, today: string): number {
  return (Date.parse(today) - Date.parse(date)) / 86_400_000;
}
