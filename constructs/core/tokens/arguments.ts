import { type IResolvable, type IResolveContext, Token, Tokenization } from "cdktf";
import { withNumbers } from "./framework-tokens";
import { hclOf } from "./hcl";

/**
 * The same text, with every number of the framework's that was joined with it as a token of a text. Then more text may
 * stand beside it.
 *
 * @internal
 */
export function withNumberTokens(text: string): string {
  return withNumbers(Token.asString(text), (number) => Token.asString(Token.asAny(number)));
}

/**
 * A value as a function or an operation takes it. There the framework takes expressions that were written by hand for
 * literal characters, and leaves away the quotation marks around a literal that a token stands for.
 *
 * @internal
 */
export function asArgument<T>(value: T): T {
  return isPlain(value) ? value : (inFormOf(value, new Argument(value)) as T);
}

/** What a text has that is more than its characters, or that the framework does not escape in an argument. */
const special = /[$%]\{|["\\\n]/;

/** True for a literal that the framework writes as it should. */
function isPlain(value: unknown): boolean {
  if (typeof value === "string") {
    return !special.test(value) && withNumbers(value, () => "") === value;
  }
  if (typeof value !== "object" || value === null) {
    return !Token.isUnresolved(value);
  }
  return !Token.isUnresolved(value) && Object.entries(value).every((entry) => entry.every(isPlain));
}

/** An argument as a token of the kind that the framework expects in the place of a value. */
function inFormOf(value: unknown, argument: IResolvable): unknown {
  if (typeof value === "string") {
    return Token.asString(argument);
  }
  if (typeof value === "number") {
    return Token.asNumber(argument);
  }
  if (Array.isArray(value)) {
    return Token.asList(argument);
  }
  return Tokenization.isResolvable(value) ? argument : Token.asStringMap(argument);
}

/** Writes a value itself when it stands between the brackets of a function. */
class Argument implements IResolvable {
  public readonly creationStack: string[] = [];

  constructor(private readonly value: unknown) {}

  public resolve(context: IResolveContext): unknown {
    const { suppressBraces, ignoreEscapes, warnEscapes } = context;
    if (suppressBraces !== true) {
      return this.value;
    }
    // With braces, an expression can be told from a literal.
    Object.assign(context, { suppressBraces: false, ignoreEscapes: false, warnEscapes: false });
    const resolved: unknown = context.resolve(this.value);
    Object.assign(context, { suppressBraces, ignoreEscapes, warnEscapes });
    return hclOf(resolved);
  }

  public toString(): string {
    return Token.asString(this);
  }
}
