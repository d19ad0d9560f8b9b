import { cardOf } from "../../shared/cards/index";
import type { Values } from "../../shared/plan/plan";

/** What others know an object by. */
export function handlesOf(type: string, values: Values): readonly string[] {
  return ["id", "arn", ...ownName(type)]
    .map((name) => values[name])
    .filter((value) => typeof value === "string" && value !== "") as string[];
}

/** The argument that alone names an object, if there is one. */
export function ownName(type: string): readonly string[] {
  const { namedBy = [] } = cardOf(type) ?? {};
  return namedBy.length === 1 ? namedBy : [];
}
