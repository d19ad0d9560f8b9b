import { type IResolvable, Token, Tokenization } from "cdktf";
import { Construct } from "constructs";
import { isHolder, isListToken, isMapToken, withNumbers } from "./framework-tokens";
import { rootsIn } from "./template";

/**
 * What references begin with that only mean something within a resource that has `for_each` or `count`, or within a
 * part of one, such as a provisioner.
 *
 * @see https://developer.hashicorp.com/terraform/language/expressions/references
 */
const roots = ["each", "count", "self"];

/** True for a text that Terraform reads as a template, or a token, with an expression that refers to one of those. */
export function isRepeated(value: unknown): boolean {
  return (typeof value === "string" || Token.isUnresolved(value)) && isIn(value, refersToOne, new Set());
}

function refersToOne(text: string): boolean {
  return roots.some((root) => text.includes(root) && rootsIn(text).has(root));
}

/** The texts between the brackets of a function are literal, apart from the tokens in them. */
const isLiteral = () => false;

/** Looks into a part of an expression, with `refers` for what its texts say themselves. */
function isIn(part: unknown, refers: (text: string) => boolean, seen: Set<object>): boolean {
  if (typeof part === "string" || typeof part === "number") {
    return refers(String(part)) || tokensIn(part).some((token) => isInToken(token, seen));
  }
  if (typeof part !== "object" || part === null || Construct.isConstruct(part) || seen.has(part)) {
    return false;
  }
  seen.add(part);
  const token = tokenOf(part);
  return token === undefined
    ? Object.entries(part).some((entry) => entry.some((item) => isIn(item, refers, seen)))
    : isInToken(token, seen);
}

/** The tokens in a text or a number. */
function tokensIn(part: string | number): readonly IResolvable[] {
  const numbers: number[] = typeof part === "number" ? [part] : [];
  const text = withNumbers(String(part), (number) => String(numbers.push(number)));
  return [...Tokenization.reverse(text), ...numbers.flatMap((number) => Tokenization.reverse(number))];
}

/** The token that an object is or stands for. */
function tokenOf(part: object): IResolvable | undefined {
  if (Tokenization.isResolvable(part)) {
    return part;
  }
  const isWhole = Array.isArray(part) ? isListToken(part) : isMapToken(part);
  return isWhole ? Tokenization.reverse(part)[0] : undefined;
}

/** What the framework keeps in a token that is no part of the expression. */
const besides = ["creationStack", "originStack", "producer"];

function isInToken(token: IResolvable, seen: Set<object>): boolean {
  if (isHolder(token)) {
    return isIn(token.value, refersToOne, seen);
  }
  // What an iterator has made dynamic becomes a `for` of its own.
  if ("iterator" in token) {
    return false;
  }
  const { identifier, producer } = token as { readonly identifier?: string; readonly producer?: Producer };
  if (identifier !== undefined) {
    return refersToOne(`\${${identifier}}`);
  }
  const parts = Object.entries(token).filter(([name]) => !besides.includes(name));
  return (
    isIn(producer && currentOf(producer), refersToOne, seen) || parts.some(([, part]) => isIn(part, isLiteral, seen))
  );
}

interface Producer {
  readonly produce: (context: object) => unknown;
}

/**
 * What a lazy value is outside of any `for`, if it depends on that, as the values of the framework's iterators do.
 * Nobody else asks for it, and to ask others for their values is too early.
 */
function currentOf({ produce }: Producer): unknown {
  const asked = new Set<string>();
  const context = {
    get iteratorContext() {
      asked.add("iteratorContext");
      return undefined;
    },
  };
  try {
    const current = produce.length === 0 ? undefined : produce(context);
    return asked.size === 0 ? undefined : current;
  } catch {
    return undefined;
  }
}
