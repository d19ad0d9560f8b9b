import { TerraformElement, TerraformResource, TerraformStack } from "cdktf";
import { Construct, type IConstruct, RootConstruct } from "constructs";
import { Problems } from "./problems";
import { checkInStack } from "./same-app";
import { isUnresolved } from "./tokens/token-type";

/**
 * Tells Terraform that everything below a construct used to be at another path of the same stack, so that it is moved
 * instead of being destroyed and created again. The call may stay in the code for good.
 *
 * @param construct a construct that was renamed, or put into another one
 * @param formerPaths its former paths below the stack, oldest first: construct ids separated by slashes
 * @throws ValidationError when no path is given, or a path is malformed, is the present one, or begins with the id of
 *   the stack
 * @example
 * movedFrom(new RedisCache(sessions, "Cache", props), "SessionCache");
 */
export function movedFrom(construct: Construct, ...formerPaths: readonly string[]): void {
  checkPaths(construct, formerPaths);
  new Moves(construct, formerPaths);
}

function checkPaths(construct: Construct, formerPaths: readonly string[]): void {
  if (!Construct.isConstruct(construct)) {
    throw new TypeError("`construct` must be a construct");
  }
  const problems = new Problems();
  checkInStack(problems, "construct", construct);
  problems.throwIfAny(construct);
  if (formerPaths.length === 0) {
    problems.add("formerPaths", "must name at least one path", formerPaths);
  } else if (construct.node.tryFindChild(childId) !== undefined) {
    problems.add("formerPaths", "must be given in one call, oldest first", formerPaths);
  }
  const stack = TerraformStack.of(construct).node;
  const present = construct.node.path.slice(stack.path.length + 1);
  for (const [index, path] of formerPaths.entries()) {
    const at = `formerPaths[${index}]`;
    const [first, ...rest] = typeof path === "string" ? path.split("/") : [""];
    if (isUnresolved(path)) {
      problems.add(at, "must be known at synth", path);
    } else if ([first, ...rest].includes("")) {
      problems.add(at, "must be construct ids separated by slashes", path);
    } else if (path === present) {
      problems.add(at, "must differ from the present path", path);
    } else if (first === stack.id && rest.length > 0 && stack.tryFindChild(stack.id) === undefined) {
      problems.add(at, "must be a path below the stack", path, `leave out the stack's own id: ${rest.join("/")}`);
    }
  }
  problems.throwIfAny(construct);
}

const childId = "MovedFrom";

interface Move {
  readonly from: string;
  readonly to: string;
}

/** Blocks for Terraform; the framework's own need the Terraform binary at synth. */
class Moves extends TerraformElement {
  constructor(
    private readonly moved: Construct,
    private readonly formerPaths: readonly string[],
  ) {
    super(moved, childId);
  }

  public override toTerraform(): unknown {
    return { moved: this.moves() };
  }

  public override toHclTerraform(): unknown {
    const reference = (value: string) => ({ value, isBlock: false, type: "simple", storageClassType: "reference" });
    return { moved: this.moves().map(({ from, to }) => ({ from: reference(from), to: reference(to) })) };
  }

  private moves(): readonly Move[] {
    const resources = this.moved.node.findAll().filter((node) => TerraformResource.isTerraformResource(node));
    return resources.flatMap((resource) => {
      const ids = [...this.formerPaths.map((path) => this.formerId(path, resource)), resource.friendlyUniqueId];
      const addresses = ids.map((id) => `${resource.terraformResourceType}.${id}`);
      return addresses.slice(1).map((to, index) => ({ from: String(addresses[index]), to }));
    });
  }

  /** The framework makes ids from paths, so a tree of bare constructs at the former path has the former ids. */
  private formerId(formerPath: string, resource: IConstruct): string {
    const scopes = resource.node.scopes.slice(this.moved.node.scopes.length);
    const [first, ...rest] = [...formerPath.split("/"), ...scopes.map(({ node }) => node.id)];
    const former = rest.reduce<Construct>((scope, id) => new Construct(scope, id), new RootConstruct(first));
    return TerraformStack.of(this).getLogicalId(former.node);
  }
}
