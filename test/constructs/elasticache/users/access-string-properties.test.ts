import fc from "fast-check";
import { Problems } from "../../../../constructs/core";
import { checkAccessString } from "../../../../constructs/elasticache";
import { normalAccessString } from "../../../../constructs/elasticache/users/access-string";

const engine = { kind: "redis", version: "7.1" } as const;

function mistakes(accessString: string): string {
  const problems = new Problems();
  checkAccessString(problems, "it", accessString, engine);
  try {
    problems.throwIfAny({ node: { path: "test" } } as never);
    return "";
  } catch (error) {
    return String(error);
  }
}

const rule = fc.constantFrom(
  ...["~*", "~app:*", "allkeys", "resetkeys", "%R~read:*", "%W~log:*", "%RW~both:*"],
  ...["&*", "&news:*", "allchannels", "resetchannels"],
  ...["+@all", "-@all", "nocommands", "+@read", "-@read", "+get", "-get", "+client|id", "-client|kill", "-client"],
);
const rules = fc.array(rule, { maxLength: 8 });
const selectors = fc.array(fc.array(rule, { minLength: 1, maxLength: 4 }), { maxLength: 2 });

test("an access string in normal form stays as it is, and what has no mistake has none in normal form", () => {
  fc.assert(
    fc.property(fc.constantFrom("on", "off"), rules, selectors, fc.nat(8), (state, given, sets, at) => {
      const words = [...given.slice(0, at), state, ...given.slice(at), ...sets.map((set) => `(${set.join(" ")})`)];
      const text = words.join(" ");
      fc.pre(mistakes(text) === "");
      const normal = normalAccessString(text, engine);
      expect(normalAccessString(normal, engine)).toBe(normal);
      expect(mistakes(normal)).toBe("");
    }),
    { numRuns: 1000 },
  );
});

test("whatever it is given, a secret in it is not told", () => {
  const secret = "hunter2";
  const word = fc.oneof(
    rule,
    fc.string(),
    fc.constantFrom(`>${secret}`, `#${secret}`, `<${secret}`, `!${secret}`, `> ${secret}`, `(>${secret}`, `${secret}!`),
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 6 }), (words) => {
      expect(mistakes(words.join(" "))).not.toContain(secret);
    }),
    { numRuns: 1000 },
  );
});
