import { TerraformElement, type TerraformResource, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { beforeWriting } from "./before-writing";
import { type Import, type ImportIds, checkImports, importIdsCheck } from "./import-checks";
import { targetOf } from "./import-targets";
import { refusal } from "./parts";
import { Problems } from "./problems";
import { checkInStack } from "./same-app";

/**
 * Has Terraform import what exists into the resources below a construct, instead of creating it: `import` blocks, which
 * Terraform knows from 1.5 on, and OpenTofu from 1.6 on. What the code says differently is changed in the same apply,
 * but for a replication group, which stays as it is while it is imported. Once applied, the call has done its work.
 *
 * @param scope the construct that the paths begin below: a stack, or what is in one
 * @param ids import ids by path, which is construct ids separated by slashes; a `Resource` at the end is left out. The
 *   page of a resource in the documentation of its provider says which id it takes. Known at synth: no token.
 * @throws ValidationError when an id is empty, or `scope` has got its ids already. A path that stands for no resource is
 *   reported when the app is synthesized, because what is there may be made after the call; so is a resource, or an
 *   object, that is named twice.
 * @see https://developer.hashicorp.com/terraform/language/import
 * @example
 * new RedisCache(this, "Cache", props);
 * importInto(this, { "Cache/ReplicationGroup": "legacy-sessions", "Cache/SecurityGroup": "sg-0a1b2c3d" });
 */
export function importInto(scope: Construct, ids: Readonly<Record<string, string>>): void {
  if (!Construct.isConstruct(scope)) {
    throw new TypeError("`scope` must be a construct");
  }
  const problems = new Problems();
  checkInStack(problems, "scope", scope);
  importIdsCheck("ids", ids, problems);
  if (scope.node.tryFindChild(childId) !== undefined) {
    problems.add("ids", "must be given in one call", undefined);
  }
  problems.throwIfAny(scope);
  if (Object.keys(ids).length > 0) {
    const imports = new Imports(scope, { ...ids });
    beforeWriting(imports, () => imports.problems.list.map((problem) => refusal(scope, problem)));
  }
}

/**
 * Does something to a resource before it is written, if it is imported.
 *
 * @internal
 */
export function whenImported(resource: TerraformResource, work: () => void): void {
  const isImported = () =>
    resource.node.scopes
      .map((scope) => scope.node.tryFindChild(childId))
      .some((child) => child instanceof Imports && child.list.some((each) => each.resource === resource));
  for (const method of ["toTerraform", "toHclTerraform"] as const) {
    const write = resource[method].bind(resource) as () => unknown;
    resource[method] = () => {
      if (isImported()) {
        work();
      }
      return write();
    };
  }
}

/** Not an id that a cache of an environment could have. */
const childId = "_Imports";

/** Blocks for Terraform; the framework's own need the Terraform binary at synth. */
class Imports extends TerraformElement {
  constructor(
    private readonly scope: Construct,
    private readonly ids: ImportIds,
  ) {
    super(scope, childId);
  }

  /** What can be imported; the rest is among the problems. */
  public get list(): readonly Import[] {
    return Object.entries(this.ids).flatMap(([path, id]) => {
      const target = targetOf(this.scope, path);
      return "resource" in target ? [{ ...target, id, path: `${this.scope.node.path}/${path}` }] : [];
    });
  }

  /** What is wrong, also in view of what is imported elsewhere in the stack. */
  public get problems(): Problems {
    const problems = new Problems();
    const all = TerraformStack.of(this)
      .node.findAll()
      .filter((node): node is Imports => node instanceof Imports);
    const earlier = all.slice(0, all.indexOf(this)).flatMap(({ list }) => list);
    checkImports(problems, "ids", this.scope, this.ids, earlier);
    return problems;
  }

  public override toTerraform(): unknown {
    return { import: this.list.map(({ resource, id }) => ({ to: addressOf(resource), id })) };
  }

  public override toHclTerraform(): unknown {
    const written = (value: string, storageClassType: string) => ({ value, type: "simple", storageClassType });
    return {
      import: this.list.map(({ resource, id }) => ({
        to: written(addressOf(resource), "reference"),
        id: written(id, "string"),
      })),
    };
  }
}

function addressOf({ terraformResourceType, friendlyUniqueId }: TerraformResource): string {
  return `${terraformResourceType}.${friendlyUniqueId}`;
}
