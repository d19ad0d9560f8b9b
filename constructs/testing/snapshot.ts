import { isAbsolute } from "node:path";
import { type Attributes, SynthesizedStack, withoutMetadata } from "./synthesized-stack";

/**
 * Renders what `synthesize` returns for a snapshot: as JSON with sorted keys, and without what differs between machines,
 * versions of the framework and versions of a provider. Those are the framework's comments, absolute paths, and the
 * version and source of each provider.
 *
 * @example
 * expect.addSnapshotSerializer(snapshotSerializer);
 * expect(synthesize(stack)).toMatchSnapshot();
 */
export const snapshotSerializer = {
  /** Whether a value is rendered here. */
  test: (value: unknown): value is SynthesizedStack => value instanceof SynthesizedStack,
  /** The text of the snapshot. */
  print: (value: unknown): string => JSON.stringify(portable((value as SynthesizedStack).document), undefined, 2),
};

function portable(document: Attributes): unknown {
  const terraform = document.terraform as Attributes | undefined;
  const providers = terraform?.required_providers as Attributes | undefined;
  const names = providers && Object.fromEntries(Object.keys(providers).map((name) => [name, {}]));
  return sorted(withoutMetadata({ ...document, terraform: { ...terraform, required_providers: names } }));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(sorted);
  }
  if (typeof value === "string") {
    return isAbsolute(value) && value.includes(".tfstate") ? "<absolute path>" : value;
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, item]) => [name, sorted(item)]));
}
