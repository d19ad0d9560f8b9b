import { TerraformDataSource, TerraformResource, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { didYouMean } from "./nearest";

/** What a path stands for, if it can be imported into. */
interface Found {
  /** The resource. */
  readonly resource: TerraformResource;
}

/** Why a path stands for no resource. */
interface Missed {
  /** The rest of a sentence that begins with the path. */
  readonly rule: string;
  /**
   * What to do instead.
   *
   * @default - the rule makes it obvious
   */
  readonly remedy?: string | undefined;
}

/** What a path stands for. */
export type Target = Found | Missed;

/** Most resources to list. */
const maxListed = 10;

/** The child of a construct that is the resource which the construct is about. */
const mainChild = "Resource";

/**
 * What a path below a construct stands for: a resource, or a construct with a resource of its own called `Resource`.
 *
 * @param path construct ids separated by slashes
 */
export function targetOf(scope: IConstruct, path: string): Target {
  const found = path.split("/").reduce<IConstruct | undefined>((at, id) => at?.node.tryFindChild(id), scope);
  if (found === undefined || TerraformStack.of(found) !== TerraformStack.of(scope)) {
    return { rule: `must be the path of a construct below ${scope.node.path}`, remedy: nearPaths(scope, path) };
  }
  const main = found.node.tryFindChild(mainChild);
  const named = main === undefined || TerraformResource.isTerraformResource(found) ? found : main;
  return TerraformResource.isTerraformResource(named) ? judged(named) : noResource(scope, found, named);
}

/** Terraform keeps what its own resources stand for in its state, and asks for a key where there are several. */
function judged(resource: TerraformResource): Target {
  if (resource.terraformResourceType.startsWith("terraform_")) {
    return { rule: `must name a resource of a provider: a \`${resource.terraformResourceType}\` is in no service` };
  }
  if (resource.count !== undefined || resource.forEach !== undefined) {
    return { rule: "must name a resource without `count` and `forEach`: there, an id would need a key" };
  }
  return { resource };
}

function noResource(scope: IConstruct, found: IConstruct, named: IConstruct): Target {
  if (TerraformDataSource.isTerraformDataSource(named)) {
    return { rule: "must name a resource: a data source reads what exists, and manages nothing" };
  }
  const paths = pathsOf(scope, resourcesIn(found));
  if (paths.length === 0) {
    return { rule: "must name a resource: there is none in it" };
  }
  const more = paths.length > maxListed ? `, and ${paths.length - maxListed} more` : "";
  return {
    rule: "must name one resource",
    remedy: `it has ${inCode(paths.slice(0, maxListed)).join(", ")}${more}`,
  };
}

/** Paths of nearly the same letters, or else of the same name elsewhere. */
function nearPaths(scope: IConstruct, path: string): string | undefined {
  const paths = pathsOf(scope, resourcesIn(scope));
  const namesake = paths.filter((each) => each.split("/").at(-1) === path.split("/").at(-1));
  return (
    didYouMean(path, paths) ??
    (namesake.length === 0 ? undefined : `did you mean ${inCode(namesake.slice(0, maxListed)).join(" or ")}?`)
  );
}

/** The resources in a construct that can be imported. */
function resourcesIn(scope: IConstruct): readonly TerraformResource[] {
  return scope.node
    .findAll()
    .filter((node): node is TerraformResource => TerraformResource.isTerraformResource(node))
    .filter((resource) => TerraformStack.of(resource) === TerraformStack.of(scope) && "resource" in judged(resource));
}

/** The shortest paths, from a construct that they are below. */
function pathsOf(scope: IConstruct, resources: readonly TerraformResource[]): readonly string[] {
  return resources.map(({ node }) => {
    const [last, ...above] = node.scopes
      .slice(scope.node.scopes.length)
      .map(({ node: { id } }) => id)
      .reverse();
    return (last === mainChild && above.length > 0 ? above : [last, ...above]).reverse().join("/");
  });
}

function inCode(paths: readonly string[]): readonly string[] {
  return paths.map((path) => `\`${path}\``);
}
