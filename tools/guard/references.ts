import type { ConfiguredResource, Plan } from "./plan";

/** The resources and data sources of the configuration that a plan belongs to. */
export function configuredResources(plan: Plan): readonly ConfiguredResource[] {
  return plan.configuration.root_module?.resources ?? [];
}

/** True when what a resource says leads to another one, directly or through others. */
export function leadsTo(plan: Plan, from: string, to: string): boolean {
  const byAddress = new Map(configuredResources(plan).map((resource) => [resource.address, resource]));
  const seen = new Set<string>();
  const search = (address: string): boolean => {
    const resource = byAddress.get(address);
    if (address === to || resource === undefined || seen.has(address)) {
      return address === to;
    }
    seen.add(address);
    return referencesOf(resource).map(addressIn).some(search);
  };
  return search(from);
}

function referencesOf({ expressions, depends_on }: ConfiguredResource): readonly string[] {
  return [...referencesIn(expressions), ...(depends_on ?? [])];
}

function referencesIn(expressions: unknown): readonly string[] {
  if (typeof expressions !== "object" || expressions === null) {
    return [];
  }
  const { references } = expressions as { references?: unknown };
  const own = Array.isArray(references) ? references.filter((reference) => typeof reference === "string") : [];
  return [...own, ...Object.values(expressions).flatMap(referencesIn)];
}

/** `data.aws_vpc.main.id` names `data.aws_vpc.main`. */
function addressIn(reference: string): string {
  const parts = reference.split(".");
  return parts
    .slice(0, parts[0] === "data" || parts[0] === "ephemeral" ? 3 : 2)
    .join(".")
    .replace(/\[.*$/, "");
}
