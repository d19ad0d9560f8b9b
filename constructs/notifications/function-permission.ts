import { Fn, Token } from "cdktf";
import { asArgument, isUnresolved } from "../core";

/** Parts of the ARN of a function before the name of an alias or the number of a version. */
const functionArnParts = 7;

/** A function in the two arguments in which the provider reports it. */
interface FunctionArguments {
  readonly functionName: string;
  /**
   * Alias or version that may be called.
   *
   * @default - the function itself
   */
  readonly qualifier?: string;
}

/**
 * The function that an ARN names, and its alias or version apart: the provider takes them together but reports them
 * apart, and would replace the permission in every plan.
 *
 * @see https://github.com/hashicorp/terraform-provider-aws/issues/38558
 */
export function functionArguments(functionArn: string): FunctionArguments {
  if (isUnresolved(functionArn)) {
    const parts = Fn.split(":", asArgument(functionArn));
    return {
      functionName: Fn.join(":", Token.asList(Fn.slice(parts, 0, functionArnParts))),
      qualifier: Token.asString(Fn.one(Token.asList(Fn.slice(parts, functionArnParts, Fn.lengthOf(parts))))),
    };
  }
  const parts = functionArn.split(":");
  const [qualifier] = parts.slice(functionArnParts);
  const functionName = parts.slice(0, functionArnParts).join(":");
  return qualifier === undefined ? { functionName } : { functionName, qualifier };
}
