import { Token } from "cdktf";
import { isBeyondAmounts, isForged, withNumbers } from "./framework-tokens";
import { isRepeated } from "./repeated";
import { readTemplate } from "./template";
import { isUnresolved, tokenTypeOf } from "./token-type";

/** Why the framework or Terraform cannot read a value, whatever prop it is in. */
interface Unreadable {
  /** The rest of a sentence that begins with the prop. */
  readonly rule: string;
  /** What to write instead. */
  readonly remedy: string;
}

const brokenTemplate: Unreadable = {
  rule: "must not contain an incomplete Terraform expression (`${`) or directive (`%{`)",
  remedy: "for the literal characters, write `$${` or `%%{`",
};

const partOfList: Unreadable = {
  rule: "must not be a part of a list or map that only Terraform knows",
  remedy: "join lists with `Fn.concat`, and take a member with `Fn.element` or `Fn.lookup`",
};

const mixedMap: Unreadable = {
  rule: "must not mix other keys with a map that only Terraform knows",
  remedy: "join maps with `Fn.merge`",
};

const calculated: Unreadable = {
  rule: "must not be calculated from a number that only Terraform knows",
  remedy: "calculate with `Op`",
};

const joined: Unreadable = {
  rule: "must not join a number that only Terraform knows with the text as it is",
  remedy: "write `Token.asString(number)`",
};

const forged: Unreadable = {
  rule: "must not contain a token of another program, or one that was calculated with",
  remedy: "give the value that the token was made from",
};

const repeated: Unreadable = {
  rule: "must not refer to `each`, `count` or `self`, because no resource is repeated for it",
  remedy: "make a construct for each value, in a loop of the program",
};

/** What a text has that is more than its characters; most have none of it. */
const special = /\{|e\+|Map Token Value/;

/** What stands in a list or map of the framework's, and must not be taken out of it. */
const markers = /[#&]\{TfToken\[|^(?:String|Any) Map Token Value$/;

/** Stands for a number of the framework's; no text that anybody writes has it. */
const number = "\uE000";

/** A number that the framework does not find again, because of the characters around it. */
const isJoined = new RegExp(`[-|\\d.+]${number}|${number}[-|\\d.eE+]`);

/**
 * Says why the framework or Terraform cannot read a value; undefined when both can. Each prop, member and key that a
 * caller gives goes through here, before the prop's own check.
 */
export function unreadable(value: unknown): Unreadable | undefined {
  if (typeof value === "string") {
    return special.test(value) ? unreadableText(value) : undefined;
  }
  if (typeof value === "number") {
    return unreadableNumber(value);
  }
  if (typeof value !== "object" || value === null) {
    return undefined;
  }
  return isMixedMap(value) ? mixedMap : isRepeated(value) ? repeated : undefined;
}

function unreadableText(text: string): Unreadable | undefined {
  if (isForged(text)) {
    return forged;
  }
  if (markers.test(text)) {
    return partOfList;
  }
  if (readTemplate(text) === undefined) {
    return brokenTemplate;
  }
  const rest = withNumbers(text, () => number);
  if (isJoined.test(rest)) {
    return joined;
  }
  return (rest.match(/\d(?:\.\d+)?e\+\d+/g) ?? []).map(Number).some(isBeyondAmounts)
    ? calculated
    : isRepeated(text)
      ? repeated
      : undefined;
}

function unreadableNumber(value: number): Unreadable | undefined {
  if (value === Token.NUMBER_MAP_TOKEN_VALUE) {
    return partOfList;
  }
  if (!isBeyondAmounts(value)) {
    return undefined;
  }
  if (isForged(value)) {
    return forged;
  }
  return !isUnresolved(value) ? calculated : isRepeated(value) ? repeated : undefined;
}

function isMixedMap(value: object): boolean {
  return tokenTypeOf(value) === undefined && Object.keys(value).some((name) => name.includes("&{TfToken["));
}
