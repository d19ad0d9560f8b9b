import { type IResolvable, type TerraformStack, TerraformVariable, Tokenization } from "cdktf";
import { isHolder, isListToken } from "./framework-tokens";

/**
 * What a token stands for: `one` is a whole text, which Terraform also takes as a number or a flag, `part` a text with
 * more than a token in it, `any` an expression whose type only Terraform knows.
 */
export type TokenType = "one" | "part" | "number" | "flag" | "list" | "map" | "any";

/** What the framework keeps of an expression; the fork has the same. */
interface Expression {
  readonly identifier?: string;
  readonly originStack?: TerraformStack;
  readonly name?: string;
  readonly args?: readonly unknown[];
  readonly operator?: string;
}

/** Functions that the framework gives no type; every other one is as its type says. */
const results: Readonly<Record<string, readonly string[]>> = {
  list: [
    "coalescelist",
    "concat",
    "csvdecode",
    "flatten",
    "formatlist",
    "keys",
    "reverse",
    "setproduct",
    "slice",
    "values",
  ],
  map: ["merge", "tomap", "transpose", "zipmap"],
  any: [
    "coalesce",
    "element",
    "jsondecode",
    "lookup",
    "nonsensitive",
    "one",
    "regex",
    "sensitive",
    "try",
    "yamldecode",
  ],
};

/**
 * What an expression of the framework's stands for.
 *
 * @param usual the type of one that does not say
 */
export function typeOfExpression(token: IResolvable, usual: "one" | "any"): TokenType {
  const { identifier = "", originStack, name, args, operator } = token as Expression;
  if (identifier.startsWith("var.") && originStack !== undefined) {
    const { type = "" } = variableIn(originStack, identifier) ?? {};
    const [, declared = "any"] = declarations.find(([beginning]) => beginning.test(type)) ?? [];
    return usual === "one" && ["number", "flag", "any"].includes(declared) ? "one" : declared;
  }
  const held = typeOfHeld(token);
  if (held !== undefined) {
    return usual === "one" && ["number", "flag"].includes(held) ? "one" : held;
  }
  if (name === "element" && isOfTexts(args?.[0])) {
    return "one";
  }
  if (name !== undefined) {
    const [result] = Object.entries(results).find(([, names]) => names.includes(name)) ?? [];
    return (result as TokenType | undefined) ?? (usual === "one" ? "one" : "flag");
  }
  return operator === undefined ? usual : "flag";
}

/** What a token that was made of a literal holds; a text may be an expression, which says nothing. */
function typeOfHeld(token: IResolvable): TokenType | undefined {
  const value = isHolder(token) ? token.value : undefined;
  const types: Readonly<Record<string, TokenType>> = { number: "number", boolean: "flag", object: "map" };
  return Array.isArray(value) ? "list" : value === null ? undefined : types[typeof value];
}

/** True for a list of texts or numbers: as a list the framework has no other, but a variable may be of lists. */
function isOfTexts(list: unknown): boolean {
  if (!Array.isArray(list) || !isListToken(list) || typeof list[0] !== "string") {
    return false;
  }
  const { identifier = "", originStack } = (Tokenization.reverseList(list as string[]) ?? {}) as Expression;
  const isVariable = identifier.startsWith("var.") && originStack !== undefined;
  return !isVariable || /^\w+\((?:string|number|bool)\)$/.test(variableIn(originStack, identifier)?.type ?? "");
}

/** What Terraform calls the types of variables, by the beginning. */
const declarations: readonly (readonly [RegExp, TokenType])[] = [
  [/^string/, "one"],
  [/^number/, "number"],
  [/^bool/, "flag"],
  [/^(?:list|set|tuple)/, "list"],
  [/^(?:map|object)/, "map"],
];

/** The variables of a stack by reference, as far as they were asked for. */
const variables = new WeakMap<TerraformStack, ReadonlyMap<string, TerraformVariable>>();

function variableIn(stack: TerraformStack, reference: string): TerraformVariable | undefined {
  if (variables.get(stack)?.has(reference) !== true) {
    const all = stack.node.findAll().filter((node) => node instanceof TerraformVariable);
    variables.set(stack, new Map(all.map((variable) => [`var.${variable.friendlyUniqueId}`, variable])));
  }
  return variables.get(stack)?.get(reference);
}
