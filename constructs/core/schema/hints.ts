/**
 * What to say to somebody who types a name that is no prop: what does the same, by that name. The names are those of
 * Terraform, CloudFormation and the CDK, in any spelling.
 *
 * @internal
 */
export type Hints = Readonly<Record<string, Hint>>;

/** What to say; it may depend on the names of the props that the object takes. */
type Hint = string | ((known: readonly string[]) => string);

/** Loads hints: they are only needed when a name is wrong. */
export type LoadHints = () => Hints;

/**
 * Hints for arguments of a resource that no prop sets.
 *
 * @param owner the construct that makes the resource
 * @param resource the property of it that holds the resource
 * @param names the arguments, as Terraform spells them
 * @internal
 */
export function overridable(owner: string, resource: string, names: readonly string[]): Hints {
  return overridableOn(`the \`${resource}\` of the \`${owner}\``, names);
}

/**
 * The same for several resources, or for some of them.
 *
 * @param resources what holds them, in words: each of the `subnets` of the `CacheNetwork`
 * @internal
 */
export function overridableOn(resources: string, names: readonly string[]): Hints {
  return Object.fromEntries(names.map((name) => [name, override(name, resources)]));
}

function override(name: string, resources: string): string {
  return `no prop sets it: call \`addOverride("${name}", …)\` on ${resources}`;
}

/**
 * Hints for one prop that does what any of several names ask for.
 *
 * @internal
 */
export function meaning(hint: string, names: readonly string[]): Hints {
  return Object.fromEntries(names.map((name) => [name, hint]));
}

/**
 * Hints for a prop that an object of one kind has.
 *
 * @internal
 */
export function inKind(kind: string, prop: string, names: readonly string[]): Hints {
  const hint: Hint = (known) =>
    known.includes(prop) ? `it is called \`${prop}\`` : `set \`kind\`: "${kind}" and \`${prop}\``;
  return Object.fromEntries(names.map((name) => [name, hint]));
}

/**
 * Hints for arguments that version 6 of the provider has and version 5 does not.
 *
 * @internal
 */
export function sinceProvider6(names: readonly string[]): Hints {
  return meaning("version 5 of the AWS provider does not have it", names);
}

/** What a resource may take a timeout for. */
const operations = ["create", "read", "update", "delete"] as const;

/**
 * Hints for what Terraform takes for every resource.
 *
 * @param owner the construct that makes the resource
 * @param resource the property of it that holds the resource
 * @param timed what the resource takes a timeout for
 * @internal
 */
export function metaArguments(
  owner: string,
  resource: string,
  timed: readonly (typeof operations)[number][] = [],
): Hints {
  return metaArgumentsOn(`the \`${resource}\` of the \`${owner}\``, timed);
}

/**
 * The same for several resources.
 *
 * @param resources what holds them, in words: each of the `subnets` of the `CacheNetwork`
 * @internal
 */
export function metaArgumentsOn(resources: string, timed: readonly (typeof operations)[number][] = []): Hints {
  const timeout = (operation: string) => override(`timeouts.${operation}`, resources);
  return {
    ...meaning("make one construct for each, in a loop", ["count", "forEach"]),
    ...meaning("the resource takes no timeout", ["timeouts", ...operations]),
    ...Object.fromEntries(timed.map((operation) => [operation, timeout(operation)])),
    ...(timed[0] !== undefined && { timeouts: timeout(timed[0]) }),
    lifecycle: override("lifecycle", resources),
    ...meaning(override("provisioner", resources), ["provisioners", "connection"]),
    dependsOn: `set \`dependsOn\` on ${resources}`,
    provider: "call `useProvider` with the construct",
    region: "it is in the region of its provider: call `useProvider` with the construct",
    id: "AWS and Terraform set it",
    tagsAll: "it is called `tags`; for tags of everything, set `defaultTags` of the provider",
  };
}

/** A name without the differences between spellings: `node_type` and `nodetype` match `nodeType`. */
export function bare(name: string): string {
  return name.replace(/[_-]/g, "").toLowerCase();
}

/** The hint for a name, whatever its spelling; the first table that has one wins. */
export function hintFor(name: string, tables: readonly LoadHints[], known: readonly string[] = []): string | undefined {
  for (const load of tables) {
    const found = Object.entries(load()).find(([candidate]) => bare(candidate) === bare(name));
    if (found !== undefined) {
      const [, hint] = found;
      return typeof hint === "string" ? hint : hint(known);
    }
  }
  return undefined;
}
