import type { TerraformResource } from "cdktf";
import type { IConstruct } from "constructs";
import { targetOf } from "./import-targets";
import type { Problems } from "./problems";
import { placeOf, providerOf } from "./provider-of";
import { type Check, literal, record, text } from "./schema";
import { isUnresolved } from "./tokens/token-type";

/** Import ids, by the path of a construct. */
export type ImportIds = Readonly<Record<string, string>>;

/** An object that exists, and the resource that it becomes. */
export interface Import {
  /** What it becomes. */
  readonly resource: TerraformResource;
  /** What the provider finds it by. */
  readonly id: string;
  /** The path of the resource as it was given. */
  readonly path: string;
}

const pathCheck: Check<string> = (at, path, problems) => {
  if (isUnresolved(path)) {
    problems.add(at, "must be a path that is known at synth", undefined);
  } else if (typeof path !== "string" || path.split("/").includes("")) {
    problems.add(at, "must be construct ids separated by slashes", path);
  }
};

/**
 * Check of import ids by path, apart from what is at the paths.
 *
 * @internal
 */
export const importIdsCheck: Check<ImportIds> = record(literal(text), { key: pathCheck });

/**
 * Reports paths that stand for no resource, or for one that is imported already, and ids of one object.
 *
 * @param at the prop that the ids were given as
 * @param earlier what else is imported
 * @internal
 */
export function checkImports(
  problems: Problems,
  at: string,
  scope: IConstruct,
  ids: ImportIds,
  earlier: readonly Import[] = [],
): void {
  const known = [...earlier];
  for (const [path, id] of Object.entries(ids)) {
    const target = targetOf(scope, path);
    const prop = `${at}.${path}`;
    if ("rule" in target) {
      problems.add(prop, target.rule, undefined, target.remedy);
      continue;
    }
    const own = { ...target, id, path };
    const twin = known.find(({ resource }) => resource === own.resource);
    const owner = known.find((other) => isSameObject(other, own));
    if (twin !== undefined) {
      problems.add(prop, `must name another resource than \`${twin.path}\`, which is the same one`, undefined);
    } else if (owner !== undefined) {
      const rule = `must be another id than that of \`${owner.path}\`: two resources would change one object in turn`;
      problems.add(prop, rule, id);
    }
    known.push(own);
  }
}

/** Within a type, a region and an account, one id means one object. */
function isSameObject(one: Import, other: Import): boolean {
  return (
    one.id === other.id &&
    one.resource.terraformResourceType === other.resource.terraformResourceType &&
    providerOf(one.resource) === providerOf(other.resource) &&
    placeOf(one.resource).region === placeOf(other.resource).region
  );
}
