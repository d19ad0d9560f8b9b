import { TerraformStack } from "cdktf";
import { Construct, type IConstruct } from "constructs";
import type { Problems } from "./problems";

/**
 * Checks a construct that was given to another one: what is in another app cannot be referred to.
 *
 * @param what what it must be, in words
 * @internal
 */
export function checkSameApp(
  problems: Problems,
  prop: string,
  value: unknown,
  { node: { root } }: IConstruct,
  what = "construct",
): void {
  if (!Construct.isConstruct(value)) {
    problems.add(prop, `must be a ${what}`, value);
  } else if (value.node.root !== root) {
    problems.add(prop, `must be a ${what} of the same app`, undefined);
  }
}

/**
 * Checks a construct that something is made in, which must be a stack of the app, or in one.
 *
 * @internal
 */
export function checkScope(problems: Problems, prop: string, value: unknown, construct: IConstruct): void {
  checkSameApp(problems, prop, value, construct);
  checkInStack(problems, prop, value);
}

/**
 * Checks that a construct is a stack, or in one.
 *
 * @internal
 */
export function checkInStack(problems: Problems, prop: string, value: unknown): void {
  if (Construct.isConstruct(value) && !value.node.scopes.some((scope) => TerraformStack.isStack(scope))) {
    problems.add(prop, "must be a stack, or in one", undefined);
  }
}

/**
 * Checks that a construct is made in the stack of another one, whose expressions name its resources.
 *
 * @param remedy what to do instead
 * @internal
 */
export function checkSameStack(
  problems: Problems,
  prop: string,
  value: IConstruct,
  construct: IConstruct,
  remedy?: string,
): void {
  if (TerraformStack.of(value) !== TerraformStack.of(construct)) {
    problems.take({ prop, rule: "must be made in the same stack", received: value.node.path, remedy });
  }
}
