/*
 * Quirks of the framework, in one place. CDKTF is archived and its fork keeps them (docs/adr/0001-cdktf.md).
 *
 * - It records a stack trace for every token and keeps it. With source maps, which ts-node and jest install, a trace
 *   takes longer than all else; without, the traces are half of what a cache takes in memory: `withoutTokenTraces`.
 * - Its `DataResource` class and `importFrom` run the `terraform` binary at synth, once per resource: not used here.
 * - `Testing.synth` skips validations unless told, and takes quadratic time in the resources of one type.
 * - An operand 0 of `Op` comes out as `undefined`: compare with 1.
 * - Its HCL output does not escape quotes in text that holds an expression, unless the text has several lines:
 *   `jsonText` is for policies and the like.
 * - `LocalBackend` writes an absolute path unless given one.
 */

/**
 * Runs work that makes many constructs, without the stack traces of their tokens. An error keeps its own: it is rendered
 * when somebody reads it, which is after this.
 *
 * @internal
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
 * JSON for an argument that takes it as text, such as a policy. It ends with a line break, for the sake of HCL output.
 *
 * @internal
 */
export function jsonText(value: object): string {
  return `${JSON.stringify(value)}\n`;
}
