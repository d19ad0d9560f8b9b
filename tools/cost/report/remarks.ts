import type { Project } from "../estimate/estimate";
import { totalOf } from "../estimate/estimate";

/** What is said once, of everything that it holds for. */
export interface Remark {
  readonly text: string;
  readonly addresses: readonly string[];
}

/** What has no price, by the reason for that. */
export function notPricedIn({ resources, before = [] }: Project): readonly Remark[] {
  const next = totalOf(resources).notPriced;
  const isNamed = (address: string) => next.some((item) => item.address === address);
  const past = totalOf(before).notPriced.filter(({ address }) => !isNamed(address));
  return byText([
    ...next.map(({ address, reason }) => [reason, address] as const),
    ...past.map(({ address, reason }) => [`${reason} (before the plan)`, address] as const),
  ]);
}

/** What else is to be known about components. */
export function notesIn({ resources }: Project): readonly Remark[] {
  return byText(
    resources.flatMap(({ address, components }) =>
      components.flatMap(({ name, note }) => (note === undefined ? [] : [[`${name}: ${note}`, address] as const])),
    ),
  );
}

function byText(pairs: readonly (readonly [text: string, address: string])[]): readonly Remark[] {
  const addresses = new Map<string, Set<string>>();
  for (const [text, address] of pairs) {
    addresses.set(text, (addresses.get(text) ?? new Set()).add(address));
  }
  return [...addresses].map(([text, found]) => ({ text, addresses: [...found] }));
}
