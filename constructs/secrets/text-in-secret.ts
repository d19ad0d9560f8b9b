import { Fn, propertyAccess } from "cdktf";
import { asArgument } from "../core";

/** The text in a secret: all of it, or what a JSON object has under a key. */
export function textIn(secret: string, jsonKey: string | undefined): string {
  return jsonKey === undefined
    ? secret
    : propertyAccess(Fn.jsondecode(secret), [Fn.tostring(asArgument(jsonKey))]).toString();
}
