import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import { ValidationError, isUnresolved } from "../../constructs/core";
import { type Attributes, synthesize } from "../../constructs/testing";
import type { PartClass, Props } from "./parts";
import { type Place, isPlain, placesIn } from "./prop-places";
import { type Sources, type TokenKind, sourcesIn, tokenKinds } from "./token-kinds";

/** One token in one place of the props of a construct, and what came of it. */
export interface Trial {
  readonly place: Place;
  readonly kind: TokenKind;
  /** What was tried, in words. */
  readonly what: string;
  /** What was refused. */
  readonly refusal?: ValidationError;
  /** What was written. */
  readonly document?: Attributes;
}

/** What is tried: a construct with some of its props. */
export interface Sample {
  readonly part: PartClass;
  readonly props: (stack: TerraformStack) => Props;
  /** The props whose places are tried. @default - all */
  readonly tried?: readonly string[] | undefined;
  /** True to leave out the kinds that others stand for. */
  readonly isLarge: boolean;
}

/** Puts every kind of token into every place. Anything but a refusal by the construct itself is thrown. */
export function* trials(sample: Sample): Generator<Trial> {
  let desk = new Desk(sample);
  const kinds = Object.entries(tokenKinds).filter(([, { like }]) => !(sample.isLarge && like === true));
  const count = desk.places.length;
  for (let index = 0; index < count; index++) {
    for (const [name, kind] of kinds) {
      const place = desk.places[index]!;
      if (sample.tried?.includes(topOf(place.at)) === false || !isPossible(kind, place)) {
        continue;
      }
      const value = kind.value(desk.sources, place.sample);
      if (!place.isKey || typeof value === "string") {
        const what = `${place.at}${place.isKey ? " (its key)" : ""}: ${name}`;
        const refusal = desk.make(place, value, what);
        yield refusal === undefined
          ? { place, kind, what, document: desk.document(what) }
          : { place, kind, what, refusal };
        desk = refusal === undefined ? new Desk(sample) : desk;
      }
    }
  }
}

/** False for a literal in a place that has none: one more member of a list, or another construct. */
export function isPossible({ of }: TokenKind, { sample }: Place): boolean {
  const isConstruct = typeof sample === "object" && !Array.isArray(sample) && !isPlain(sample);
  return of !== "sample" || !(sample === undefined || isConstruct || isUnresolved(sample));
}

/** The outermost prop of a place. */
function topOf(at: string): string {
  return at.split(/[.[]/)[0] ?? "";
}

/** A stack in which a construct is tried until it is made. */
class Desk {
  public readonly stack = new TerraformStack(new App({ stackTraces: false }), "stack");
  public readonly sources: Sources;
  public readonly places: readonly Place[];
  private readonly part: PartClass;

  constructor({ part, props }: Sample) {
    new AwsProvider(this.stack, "Aws", { region: "us-east-1" });
    this.part = part;
    this.sources = sourcesIn(this.stack);
    this.places = placesIn(props(this.stack));
  }

  public make({ put }: Place, value: unknown, what: string): ValidationError | undefined {
    try {
      new this.part(this.stack, "It", put(value) as never);
      return undefined;
    } catch (error) {
      this.stack.node.tryRemoveChild("It");
      if (error instanceof ValidationError) {
        return error;
      }
      throw new Error(`${this.part.name}, ${what}: ${String(error)}`, { cause: error });
    }
  }

  public document(what: string): Attributes {
    try {
      return synthesize(this.stack).document;
    } catch (error) {
      throw new Error(`${this.part.name}, ${what}: ${String(error)}`, { cause: error });
    }
  }
}
