import { App } from "cdktf";
import type { IConstruct } from "constructs";
import type { Problems } from "./problems";

/** Where the framework notes what its classes are called: `cdktf.App`. */
const typeInformation = Symbol.for("jsii.rtti");

/**
 * Checks that a construct is in an app of the framework that this package is for. A fork's app takes constructs of the
 * other framework as its own, until it synthesizes.
 *
 * @internal
 */
export function checkFramework(problems: Problems, { node: { root } }: IConstruct): void {
  const ours = frameworkOf(App);
  const theirs = App.isApp(root) ? frameworkOf(root.constructor) : ours;
  if (theirs !== ours) {
    const remedy = `install ${theirs}-managed-redis instead of ${ours}-managed-redis`;
    problems.add("scope", `must be in an app of ${ours}`, theirs, remedy);
  }
}

function frameworkOf(type: object): string {
  const { fqn } = Reflect.get(type, typeInformation) as { readonly fqn: string };
  return String(fqn.split(".")[0]);
}
