import type Big from "big.js";
import { type Kind, monthlyCost } from "../../estimate/component";
import type { Project } from "../../estimate/estimate";
import { dollars } from "../money";
import { type Row, groupsOf } from "../rows";
import { resourcesOf } from "../wording";

/** A bar of the page. */
export interface Bar {
  /** The component. */
  readonly label: string;
  /** The cache, and the project, that it is of. @default - all bars are of the same */
  readonly where?: string;
  readonly kind: Kind;
  /** In US dollars a month. Its length only: what is read is the text. */
  readonly amount: number;
  /** `$451.14` */
  readonly text: string;
  /** What else is shown of it when somebody points at it, line by line. */
  readonly about: readonly string[];
}

/** The bars of a page, and how many there would be. */
export interface Bars {
  readonly bars: readonly Bar[];
  readonly all: number;
}

/** How many bars there are at most: browsers draw no picture of any height. */
const maxBars = 100;

/** A bar for each component that has a price, the largest first. */
export function barsOf(projects: readonly Project[]): Bars {
  const rows = projects.flatMap((project) =>
    groupsOf(project.resources).flatMap(({ cache, rows }) => {
      const where = [...(projects.length > 1 ? [project.name] : []), cache ?? "Everything else"].join(", ");
      return rows.flatMap((row): readonly Priced[] => {
        const cost = monthlyCost(row.component);
        return cost === undefined ? [] : [{ row, cost, where }];
      });
    }),
  );
  const sorted = rows.sort((a, b) => b.cost.cmp(a.cost));
  const isNamed = new Set(rows.map(({ where }) => where)).size > 1;
  return { bars: sorted.slice(0, maxBars).map((priced) => barOf(priced, isNamed)), all: rows.length };
}

interface Priced {
  readonly row: Row;
  readonly cost: Big;
  readonly where: string;
}

function barOf({ row, cost, where }: Priced, isNamed: boolean): Bar {
  const { addresses, component } = row;
  return {
    label: component.name,
    ...(isNamed ? { where } : {}),
    kind: component.kind,
    amount: Number(cost),
    text: `${dollars(cost)}${component.usageBased ? " *" : ""}`,
    about: [where, resourcesOf(addresses).join("")],
  };
}
