import { differences } from "./differences";
import { type Attributes, type ElementClass, SynthesizedStack, typeName } from "./synthesized-stack";

/** What a matcher returns to a test framework. */
export interface Verdict {
  /** Whether the value is as expected. */
  readonly pass: boolean;
  /** The message when the test fails. */
  readonly message: () => string;
}

declare global {
  namespace jest {
    interface Matchers<R, T> {
      /**
       * Passes when the stack has a resource, or a data source, of the type that has at least these attributes. Names
       * are Terraform's; values may be matchers such as `expect.stringContaining("redis")`. A failure says for each
       * candidate what differs, the closest first.
       */
      readonly toHaveResource: T extends SynthesizedStack ? (type: ElementClass, attributes?: Attributes) => R : never;
    }
  }
}

/** A candidate and how it differs from what is expected. */
type Candidate = readonly [address: string, differences: readonly string[]];

/**
 * Matchers for Jest, and for test frameworks that extend theirs in the same way.
 *
 * @example
 * expect.extend(matchers);
 * expect(stack).toHaveResource(ElasticacheReplicationGroup, { multi_az_enabled: true });
 */
export const matchers = {
  /** @throws Error when the value is not what `synthesize` returns */
  toHaveResource(received: unknown, type: ElementClass, attributes: Attributes = {}): Verdict {
    if (!(received instanceof SynthesizedStack)) {
      throw new Error("toHaveResource is for what `synthesize` returns");
    }
    const candidates = Object.entries(received.byAddress(type))
      .map(([address, found]): Candidate => [address, differences(attributes, found)])
      .sort(([, a], [, b]) => a.length - b.length);
    const [closest] = candidates;
    const pass = closest?.[1].length === 0;
    return { pass, message: () => (pass ? unwanted(closest[0]) : missing(received, type, candidates)) };
  },
};

function unwanted(address: string): string {
  return `expected no such resource, but ${address} has these attributes`;
}

function missing({ name }: SynthesizedStack, type: ElementClass, candidates: readonly Candidate[]): string {
  if (candidates.length === 0) {
    return `expected a ${typeName(type)} in ${name}, which has none`;
  }
  const details = candidates.map(
    ([address, lines]) => `  ${address}\n${lines.map((line) => `    ${line}`).join("\n")}`,
  );
  return `expected a ${typeName(type)} with these attributes in ${name}, none of ${candidates.length} has them\n${details.join("\n")}`;
}
