import { asTyped, pageAt } from "../../shared/command-line/wording";
import type { Adoption, AttributeValues, ImportFinding, Verdict } from "../judge/verdict";

/** What is said of one object, or of several. */
export interface AdoptionItem {
  readonly addresses: readonly string[];
  /** Its import id. @default - it is not imported, or the plan does not say by what */
  readonly id?: string;
  readonly lines: readonly string[];
}

/** A title, and what is said below it. */
export type AdoptionSection = readonly [title: string, items: readonly AdoptionItem[]];

const titles: Readonly<Record<ImportFinding["outcome"], string>> = {
  "cannot be kept": "Imported, and cannot be kept as the code is",
  changes: "Imported, and changed in place by the same apply",
  stays: "Imported, and stays as it is",
};

/** What a plan takes over, by what becomes of it, and what it makes beside that; nothing without imports. */
export function adoptionSections({ adoption, losses }: Verdict): readonly AdoptionSection[] {
  if (adoption === undefined) {
    return [];
  }
  const lost = new Set(losses.map(({ address }) => address));
  const imported = Object.entries(titles).map(([outcome, title]): AdoptionSection => {
    const findings = adoption.imported.filter((each) => each.outcome === outcome);
    return [title, findings.map((each) => itemOn(each, lost.has(each.address)))];
  });
  return [...imported, ["New beside it", createdIn(adoption)]];
}

/** A loss says itself how to keep what would be lost. */
function itemOn(finding: ImportFinding, isLost: boolean): AdoptionItem {
  const { address, id, outcome, changes, keep, recorded, unread, later } = finding;
  const what = outcome === "cannot be kept" ? "replaced for" : "changes";
  return {
    addresses: [address],
    ...(id === undefined ? {} : { id }),
    lines: [
      ...(changes.length === 0 ? [] : [`${what} ${listed(changes)}`]),
      ...(isLost ? [] : keep.map((way) => `instead: ${way}`)),
      ...(recorded.length === 0 ? [] : [`written into the state only: ${recorded.join(", ")}`]),
      ...later.map((each) => `once the import is finished: ${listed([each])}`),
      ...(unread.length === 0 ? [] : [`AWS does not return ${unread.join(", ")}: ${finish}`]),
    ],
  };
}

const finish = `finish the import after this apply with \`${asTyped("adopt", "--finish", "STACK")}\`, or, without such an app, by hand (${pageAt("docs/guard.md")})`;

function listed(attributes: readonly AttributeValues[]): string {
  return attributes
    .map(({ attribute, values }) => (values === undefined ? attribute : `${attribute} ${values}`))
    .join(", ");
}

const unchecked =
  "created without checking whether it exists: an object of the same name is overwritten, unless it is imported too";

function createdIn({ created }: Adoption): readonly AdoptionItem[] {
  const addressesOf = (overwrites: boolean) =>
    created.filter((each) => each.overwrites === overwrites).map(({ address }) => address);
  const overwriting = addressesOf(true);
  return [
    ...(overwriting.length === 0 ? [] : [{ addresses: overwriting, lines: [unchecked] }]),
    ...addressesOf(false).map((address) => ({ addresses: [address], lines: [] })),
  ];
}
