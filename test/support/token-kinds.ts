import { DataAwsAvailabilityZones } from "@cdktf/provider-aws/lib/data-aws-availability-zones";
import { DataAwsRegion } from "@cdktf/provider-aws/lib/data-aws-region";
import { Fn, Lazy, Op, TerraformCount, TerraformIterator, type TerraformStack, TerraformVariable, Token } from "cdktf";

/** What a prop may be for, in the words of the reference. */
export type PropKind = "text" | "number" | "flag" | "list" | "map";

/** One way to write down what only Terraform knows. */
export interface TokenKind {
  /**
   * What it stands for: a prop of this kind takes it. Nothing takes what stands for none, and `sample` is the literal that
   * the place has without it.
   */
  readonly of: PropKind | "any" | "none" | "sample";
  /** True for one that others of the same kind stand for, where trying all would take too long. */
  readonly like?: true;
  /** @param sample the literal that the place has without it */
  readonly value: (sources: Sources, sample: unknown) => unknown;
}

/** What tokens are made from: variables of each type, and attributes of data sources. */
export interface Sources {
  readonly text: TerraformVariable;
  readonly number: TerraformVariable;
  readonly flag: TerraformVariable;
  readonly list: TerraformVariable;
  readonly map: TerraformVariable;
  readonly any: TerraformVariable;
  readonly region: DataAwsRegion;
  readonly zones: DataAwsAvailabilityZones;
}

export function sourcesIn(stack: TerraformStack): Sources {
  const variable = (id: keyof typeof variablesOfSources) => new TerraformVariable(stack, id, variablesOfSources[id]);
  return {
    text: variable("text"),
    number: variable("number"),
    flag: variable("flag"),
    list: variable("list"),
    map: variable("map"),
    any: variable("any"),
    region: new DataAwsRegion(stack, "region"),
    zones: new DataAwsAvailabilityZones(stack, "zones"),
  };
}

/** The framework gives no type to what these return. */
const untyped = Fn as Readonly<
  Record<"conditional" | "concat" | "element" | "merge", (...args: readonly unknown[]) => unknown>
>;

/** The same variables, as Terraform reads them, for documents that are taken apart. */
export const variablesOfSources = {
  text: { type: "string", default: "x" },
  number: { type: "number", default: 1 },
  flag: { type: "bool", default: true },
  list: { type: "list(string)", default: ["x"] },
  map: { type: "map(string)", default: { x: "x" } },
  any: { type: "any", default: "x" },
};

const mapOf = ({ map }: Sources) => Token.asStringMap(valueOf(map));
const valueOf = (variable: TerraformVariable): unknown => variable.value;
/** A token that resolves to a literal when it is asked, in the form that the framework gives to its type. */
function lazily(literal: unknown): unknown {
  if (typeof literal === "string") {
    return Lazy.stringValue({ produce: () => literal });
  }
  if (typeof literal === "number") {
    return Lazy.numberValue({ produce: () => literal });
  }
  return Array.isArray(literal)
    ? Lazy.listValue({ produce: () => literal as string[] })
    : Lazy.anyValue({ produce: () => literal });
}

/** A token that holds a literal, in the form that the framework gives to its type. */
function tokenOf(literal: unknown): unknown {
  const token = Token.asAny(literal);
  if (typeof literal === "string") {
    return Token.asString(token);
  }
  if (typeof literal === "number") {
    return Token.asNumber(token);
  }
  if (Array.isArray(literal)) {
    return Token.asList(token);
  }
  return typeof literal === "object" ? Token.asStringMap(token) : token;
}

const memberOf = (list: TerraformVariable) => untyped.element(list.listValue, 0);

/** Every way, by a name for messages. */
export const tokenKinds: Readonly<Record<string, TokenKind>> = {
  "a string variable": { of: "text", value: ({ text }) => text.stringValue },
  "a text with a number inside": { of: "text", value: ({ number }) => `x ${number.numberValue}` },
  "a text with an expression inside": { of: "text", value: () => "x-${var.text}" },
  "a string variable's value": { of: "text", like: true, value: ({ text }) => valueOf(text) },
  "a data source's string": { of: "text", like: true, value: ({ region }) => region.name },
  "a function's string": { of: "text", like: true, value: ({ text }) => Fn.join("-", ["x", text.stringValue]) },
  "a list's member by function": { of: "text", like: true, value: ({ list }) => memberOf(list) },
  "a text with a token inside": { of: "text", like: true, value: ({ text }) => `x-${text.stringValue}` },
  "a directive": { of: "text", like: true, value: () => "%{ if var.flag }x%{ else }y%{ endif }" },
  "a lazy string": {
    of: "text",
    like: true,
    value: ({ text }) => Lazy.stringValue({ produce: () => text.stringValue }),
  },

  "a number variable": { of: "number", value: ({ number }) => number.numberValue },
  "a number variable's value": { of: "number", like: true, value: ({ number }) => valueOf(number) },
  "a function's number": { of: "number", like: true, value: ({ number }) => Fn.max([1, number.numberValue]) },
  "an operation's number": { of: "number", like: true, value: ({ number }) => Op.add(number.numberValue, 1) },
  "anything as a number": { of: "number", like: true, value: ({ any }) => Token.asNumber(valueOf(any)) },
  "a lazy number": {
    of: "number",
    like: true,
    value: ({ number }) => Lazy.numberValue({ produce: () => number.numberValue }),
  },

  "a boolean variable": { of: "flag", value: ({ flag }) => flag.booleanValue },
  "a function's boolean": { of: "flag", like: true, value: ({ flag }) => Fn.alltrue([valueOf(flag)]) },
  "a comparison": { of: "flag", like: true, value: ({ number }) => Op.gt(number.numberValue, 1) },

  "a list variable": { of: "list", value: ({ list }) => list.listValue },
  "a list variable's value": { of: "list", like: true, value: ({ list }) => valueOf(list) },
  "a data source's list": { of: "list", like: true, value: ({ zones }) => zones.names },
  "a function's list": { of: "list", like: true, value: ({ text }) => Fn.split(",", text.stringValue) },
  "joined lists": { of: "list", value: ({ list }) => untyped.concat([["x"], list.listValue]) },
  "anything as a list": { of: "list", like: true, value: ({ any }) => Token.asList(valueOf(any)) },
  "a lazy list": { of: "list", like: true, value: ({ list }) => Lazy.listValue({ produce: () => list.listValue }) },

  "a map variable": { of: "map", value: mapOf },
  "a map variable's value": { of: "map", like: true, value: ({ map }) => valueOf(map) },
  "joined maps": { of: "map", value: (sources) => untyped.merge([{ x: "x" }, mapOf(sources)]) },
  "anything as a map": { of: "map", like: true, value: ({ any }) => Token.asStringMap(valueOf(any)) },

  "a flag as anything": { of: "flag", like: true, value: () => Token.asAny(true) },
  "a list as anything": { of: "list", like: true, value: () => Token.asAny(["${var.text}"]) },
  "a map as anything": { of: "map", like: true, value: () => Token.asAny({ x: "x" }) },

  "a variable of any type": { of: "any", value: ({ any }) => valueOf(any) },
  "an expression with quotes": { of: "any", value: () => '${lookup({ x = var.any }, "x")}' },
  "an expression": { of: "any", like: true, value: () => "${var.any}" },
  "a condition": {
    of: "any",
    like: true,
    value: ({ flag, any }) => untyped.conditional(valueOf(flag), valueOf(any), valueOf(any)),
  },
  "a lazy value": { of: "any", like: true, value: ({ any }) => Lazy.anyValue({ produce: () => valueOf(any) }) },

  "a lazy literal": { of: "sample", value: (_, sample) => lazily(sample) },
  "a literal as a token": { of: "sample", like: true, value: (_, sample) => tokenOf(sample) },
  "a literal as anything": { of: "sample", value: (_, sample) => Token.asAny(sample) },
  "a lazy literal as anything": {
    of: "sample",
    like: true,
    value: (_, sample) => Lazy.anyValue({ produce: () => sample }),
  },

  "the current value of an iterator": { of: "none", value: (): unknown => TerraformIterator.fromList(["a"]).value },
  "an attribute of it": { of: "none", like: true, value: () => TerraformIterator.fromList(["a"]).getString("b") },
  "the current key of an iterator": {
    of: "none",
    like: true,
    value: () => TerraformIterator.fromMap({ a: { b: "c" } }).key,
  },
  "a list of the current value": {
    of: "none",
    like: true,
    value: () => TerraformIterator.fromList(["a"]).getList("b"),
  },
  "a map of the current value": {
    of: "none",
    like: true,
    value: () => TerraformIterator.fromList(["a"]).getStringMap("b"),
  },
  "the current value in a function": {
    of: "none",
    like: true,
    value: () => Fn.join("-", ["x", Token.asString(TerraformIterator.fromList(["a"]).value)]),
  },
  "the index of a count": { of: "none", value: () => TerraformCount.of(2).index },
  "an index within a text": { of: "none", like: true, value: () => `x ${TerraformCount.of(2).index}` },
  "the current key by hand": { of: "none", value: () => "x-${upper(each.key)}" },
  "a resource's own attribute": { of: "none", like: true, value: () => "${self.id}" },

  "a list's first member": { of: "none", value: ({ list }) => list.listValue[0] },
  "a list within a text": { of: "none", value: ({ list }) => `x-${String(list.listValue)}` },
  "a list among members": { of: "none", value: ({ list }) => ["x", ...list.listValue] },
  "a list within a member": { of: "none", value: ({ list }) => [`x-${String(list.listValue)}`] },
  "a map among keys": { of: "none", value: (sources) => ({ x: "x", ...mapOf(sources) }) },
  "a map's only value": { of: "none", value: (sources) => Object.values(mapOf(sources))[0] },
  "a number of a list": { of: "none", value: ({ any }) => Token.asNumberList(valueOf(any))[0] },
  "a number that was calculated with": { of: "none", value: ({ number }) => number.numberValue * 2 },
  "a number behind a hyphen": { of: "none", value: ({ number }) => `x-${number.numberValue}` },
  "a token of another program": { of: "none", value: () => "${TfToken[TOKEN.9999999]}" },
};
