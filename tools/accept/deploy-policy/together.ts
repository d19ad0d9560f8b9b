import type { Statement } from "./statement";

/** One action under one condition, with everything that it is allowed on. */
interface Grant {
  readonly action: string;
  readonly condition: Statement["Condition"];
  readonly resources: Set<string>;
}

/**
 * The same permissions in as few statements as possible: nothing is said twice, neither in the same words nor by a
 * pattern that covers another one.
 */
export function together(statements: readonly Statement[]): readonly Statement[] {
  const merged = new Map<string, Statement>();
  for (const { action, condition, resources } of grantsIn(statements)) {
    const Resource = lean([...resources]);
    const scope = JSON.stringify([Resource, condition]);
    const Action = [...(merged.get(scope)?.Action ?? []), action];
    merged.set(scope, {
      Effect: "Allow",
      Action,
      Resource,
      ...(condition === undefined ? {} : { Condition: condition }),
    });
  }
  return [...merged.values()].map((statement) => ({ ...statement, Action: [...statement.Action].sort() }));
}

function grantsIn(statements: readonly Statement[]): readonly Grant[] {
  const grants = new Map<string, Grant>();
  for (const { Action, Resource, Condition } of statements) {
    for (const action of Action) {
      const key = JSON.stringify([action, Condition]);
      const grant = grants.get(key) ?? { action, condition: Condition, resources: new Set<string>() };
      Resource.forEach((resource) => grant.resources.add(resource));
      grants.set(key, grant);
    }
  }
  return [...grants.values()];
}

/** Resources without those that a pattern among them covers: the beginning of a name, mostly. */
function lean(resources: readonly string[]): readonly string[] {
  const patterns = resources.filter((resource) => resource.endsWith("*")).map((text) => ({ text, form: formOf(text) }));
  return resources
    .filter((resource) => !patterns.some(({ text, form }) => text !== resource && form.test(resource)))
    .sort();
}

/** A pattern of IAM: `*` stands for any characters, `?` for any one. */
function formOf(pattern: string): RegExp {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`);
}
