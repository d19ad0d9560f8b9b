import { Fn, type IResolvable, Op, TerraformSelf, propertyAccess } from "cdktf";
import { asArgument, demand } from "../core";

/** The text in a secret: all of it, or what a JSON object has under a key. */
export function textIn(secret: string, jsonKey: string | undefined): string {
  return jsonKey === undefined
    ? secret
    : propertyAccess(Fn.jsondecode(secret), [Fn.tostring(asArgument(jsonKey))]).toString();
}

/** Has Terraform end in an error where there is no text to read: an empty token would leave a cache open. */
export function demandText(version: Parameters<typeof demand>[0], jsonKey: string | undefined): void {
  demand(version, hasText(textIn(TerraformSelf.getString("secret_string"), jsonKey)), messageWithout(jsonKey));
}

/** What is no text, such as an object or null, has no length. */
function hasText(value: string): IResolvable {
  return Fn.try([Op.gte(Fn.lengthOf(Fn.tostring(value)), 1), false]) as IResolvable;
}

function messageWithout(jsonKey: string | undefined): string {
  return jsonKey === undefined
    ? "The secret holds no text."
    : Fn.join("", ["The secret must be a JSON object with a text under `jsonKey`: ", asArgument(jsonKey)]);
}
