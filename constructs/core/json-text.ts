import { Fn, type IResolvable, Token, Tokenization } from "cdktf";
import { asArgument } from "./tokens/arguments";
import { readTemplate } from "./tokens/template";

/**
 * JSON for an argument that takes it as text, such as a policy, with references and functions anywhere in it.
 *
 * The framework's own ways break: with `JSON.stringify`, Terraform cannot read HCL output if there is an expression in
 * the text, and flags, lists and maps that only Terraform knows come out as `<unresolved-token>` or end in an error.
 * `Fn.jsonencode` does not escape quotes in text. The JSON ends with a line break, for the sake of HCL output.
 *
 * Terraform puts a referenced text in as it is. One that may have quotes or backslashes is written as `Token.asAny(text)`.
 * In IAM's own variables the dollar sign is doubled: `$${aws:username}`.
 *
 * @example
 * new SqsQueuePolicy(this, "Policy", {
 *   queueUrl: queue.url,
 *   policy: jsonText({
 *     Version: "2012-10-17",
 *     Statement: [{ Effect: "Allow", Principal: { AWS: roleArns }, Action: ["sqs:SendMessage"], Resource: queue.arn }],
 *   }),
 * });
 */
export function jsonText(value: object): string {
  const expressions: string[] = [];
  const keep = (expression: string, mark: string) => `${mark}${expressions.push(expression) - 1}${mark}`;
  const text = JSON.stringify(value, function (this: object, key: string, plain: unknown) {
    // What the framework's objects say of themselves as JSON is no reference, so the member is looked at, not `plain`.
    const token = tokenIn(Reflect.get(this, key));
    if (token !== undefined) {
      return keep(Token.asString(Fn.jsonencode(asArgument(token))), whole);
    }
    return typeof plain === "string" ? withoutQuotedParts(plain, (expression) => keep(expression, part)) : plain;
  });
  // Terraform encodes whole values itself, quotes and all.
  return `${text.replace(kept, (_, ofWhole?: string, ofPart?: string) => String(expressions[Number(ofWhole ?? ofPart)]))}\n`;
}

/** Characters that no text has, around the number of an expression: one that stands for a whole value, or within text. */
const [whole, part] = ["\uE000", "\uE001"];
const kept = new RegExp(`"${whole}(\\d+)${whole}"|${part}(\\d+)${part}`, "g");

/** A text whose expressions were kept if they were written by hand: JSON would escape the quotes in them. */
function withoutQuotedParts(text: string, keep: (expression: string) => string): string {
  const parts = /["\\]/.test(text) && /[$%]\{/.test(text) ? readTemplate(text) : undefined;
  return parts?.map(({ kind, source }) => (kind === "literal" ? source : keep(source))).join("") ?? text;
}

/** The reference that stands for a value as a whole; a text or a number may hold one anywhere. */
function tokenIn(value: unknown): IResolvable | undefined {
  if (Tokenization.isResolvable(value)) {
    return value;
  }
  if (!Array.isArray(value)) {
    return typeof value === "object" && value !== null ? Tokenization.reverseMap(value) : undefined;
  }
  const list: readonly unknown[] = value;
  const [first] = list;
  if (typeof first === "number") {
    return Tokenization.reverseNumberList(list as number[]);
  }
  return typeof first === "string" ? Tokenization.reverseList(list as string[]) : undefined;
}
