import * as cdktf from "cdktf";
import { type IResolvable, Lazy, type TerraformDataSource, type TerraformElement, type TerraformResource } from "cdktf";
import type { IConstruct } from "constructs";

/*
 * Quirks of the framework, in one place. CDKTF is archived and its fork keeps them (docs/adr/0001-cdktf.md).
 *
 * - It records a stack trace for every token and keeps it. With source maps, which ts-node and jest install, the traces
 *   take longer than everything else; without, they take half of the memory that a cache needs: `withoutTokenTraces`.
 * - Its `DataResource` class and `importFrom` run the `terraform` binary at synth, once per resource: not used here.
 * - `Testing.synth` skips validations unless told, and takes quadratic time in the resources of one type.
 * - An operand 0 of `Op` comes out as `undefined`: compare with 1.
 * - Its HCL output does not escape quotes in text that holds an expression, unless the text has several lines, and
 *   quotes in the argument of a function in no output: `jsonText` is for policies and the like.
 * - In the argument of a function it takes an expression that was written by hand for literal characters, and so a
 *   number that was joined with text. What a token stands for it writes without quotation marks if that is a literal,
 *   and as `undefined` within a map: `asArgument`.
 * - It writes a resource in `replace_triggered_by` as an expression in JSON and in quotes in HCL, and Terraform takes
 *   neither: `replaceWith`. Conditions it writes in HCL as a list, and Terraform wants blocks: `demand`.
 * - It reads `lookup` without a default as an index, and an index `*` as every member: `Fn.tostring` around a key helps.
 * - `LocalBackend` writes an absolute path unless given one.
 */

/**
 * Runs the work of an app without the stack traces that the framework records for every token. With source maps, which
 * ts-node installs, they take longer than everything else. It replaces `Error.prepareStackTrace` while it runs, so call
 * it only where the app starts. Errors keep their own traces: those are rendered when somebody reads them, which is
 * later.
 *
 * @example
 * withoutTokenTraces(() => {
 *   const app = new App();
 *   new MyStack(app, "prod");
 *   app.synth();
 * });
 */
export function withoutTokenTraces<T>(work: () => T): T {
  const render: unknown = Reflect.get(Error, "prepareStackTrace");
  Reflect.set(Error, "prepareStackTrace", () => "");
  try {
    return work();
  } finally {
    Reflect.set(Error, "prepareStackTrace", render);
  }
}

/**
 * Has a resource replaced whenever another one changes (`replace_triggered_by`).
 *
 * @internal
 */
export function replaceWith(resource: TerraformResource, trigger: TerraformResource): void {
  const { terraformResourceType: type } = resource;
  const address = Lazy.stringValue({ produce: () => `${trigger.terraformResourceType}.${trigger.friendlyUniqueId}` });
  resource.lifecycle = { ...resource.lifecycle, replaceTriggeredBy: [address] };
  const toHcl = resource.toHclTerraform.bind(resource) as () => Rendered;
  resource.toHclTerraform = () => {
    const rendered = toHcl();
    const attributes = rendered.resource?.[type]?.[resource.friendlyUniqueId];
    // A text that begins with a bracket is written as it is.
    Object.assign(attributes?.lifecycle ?? {}, { replace_triggered_by: `[${address}]` });
    return rendered;
  };
}

/** An ephemeral resource, which the fork has: Terraform opens it when it needs it, and keeps nothing of it. */
export type EphemeralResource = TerraformElement &
  Pick<TerraformDataSource, "provider" | "terraformGeneratorMetadata" | "terraformResourceType">;

/** The part of the fork that this framework does not have. */
interface Fork {
  readonly TerraformEphemeralResource: { isTerraformEphemeralResource(node: IConstruct): boolean };
}

/**
 * True for an ephemeral resource; only the fork has any.
 *
 * @internal
 */
export function isEphemeralResource(node: IConstruct): node is EphemeralResource {
  return (cdktf as Partial<Fork>).TerraformEphemeralResource?.isTerraformEphemeralResource(node) === true;
}

/**
 * Has Terraform end in an error unless what it has read or made meets a condition (`postcondition`).
 *
 * @param condition an expression, in which `TerraformSelf` is the element
 * @internal
 */
export function demand(
  element: TerraformDataSource | TerraformResource,
  condition: IResolvable,
  errorMessage: string,
): void {
  const { terraformResourceType: type } = element;
  // Its type asks for constants, which no condition is.
  element.lifecycle = { ...element.lifecycle, postcondition: [{ condition: condition as never, errorMessage }] };
  const toHcl = element.toHclTerraform.bind(element) as () => Rendered;
  element.toHclTerraform = () => {
    const rendered = toHcl();
    const attributes = (rendered.resource ?? rendered.data)?.[type]?.[element.friendlyUniqueId];
    const text = (value: unknown) => ({ value, type: "simple", storageClassType: "string" });
    const value = [{ condition: text(condition), error_message: text(errorMessage) }];
    const postcondition = { value, isBlock: true, type: "list" };
    Object.assign(attributes ?? {}, { lifecycle: { value: { ...attributes?.lifecycle, postcondition } } });
    return rendered;
  };
}

/** The attributes of elements, by type and name. */
type RenderedElements = Readonly<Record<string, Readonly<Record<string, { readonly lifecycle?: object }>>>>;

/** What an element passes to the framework's HCL writer; a moved resource has no `resource` part. */
interface Rendered {
  readonly resource?: RenderedElements;
  readonly data?: RenderedElements;
}
