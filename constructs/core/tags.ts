import { Fn, Token } from "cdktf";
import { fitName } from "./fit-name";
import { type Check, known } from "./schema/check";
import { record } from "./schema/collections";
import { asArgument } from "./tokens/arguments";
import { isUnresolved } from "./tokens/token-type";

/** Tags of an AWS resource. */
export type Tags = Readonly<Record<string, string>>;

/**
 * Maximum number of tags of a resource, including its `Name`, and maximum length of a key and of a value.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Tagging-Resources.html
 */
const maxTags = 50;
const maxKeyLength = 128;
const maxValueLength = 256;

const allowed = /^[\p{L}\p{Z}\p{N}_.:/=+@-]*$/u;
const described = "letters, digits, spaces or _.:/=+-@";

const keyCheck: Check<string> = known(["text"], (at, key, problems) => {
  if (typeof key !== "string" || key === "" || key.length > maxKeyLength || !allowed.test(key) || /^aws:/i.test(key)) {
    const rule = `must be a key of 1 to ${maxKeyLength} ${described} that does not begin with aws:`;
    problems.add(at, rule, key);
  }
});

const valueCheck: Check<string> = known(["text"], (at, value, problems) => {
  if (typeof value !== "string" || value.length > maxValueLength || !allowed.test(value)) {
    problems.add(at, `must be a string of at most ${maxValueLength} ${described}`, value);
  }
});

/**
 * Check of {@link Tags}.
 *
 * @internal
 */
export const tagsCheck: Check<Tags> = known(
  ["map"],
  record(valueCheck, {
    key: keyCheck,
    whole: (at, tags, problems) => {
      const count = Object.keys({ Name: "", ...(tags as Tags) }).length;
      if (count > maxTags) {
        problems.add(at, `must be at most ${maxTags} tags, including the \`Name\` that is added`, count);
      }
    },
  }),
);

const upTo = (min: number, max: number, what: string): Check<string> =>
  known(["text"], (at, text, problems) => {
    if (typeof text !== "string" || text.length < min || text.length > max) {
      problems.add(at, `must be a ${what} of ${min} to ${max} characters`, text);
    }
  });

/**
 * Check of {@link Tags} for a look-up. EC2 takes any characters in them, and AWS's own keys begin with aws:.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html
 * @internal
 */
export const lookupTagsCheck: Check<Tags> = known(
  ["map"],
  record(upTo(0, maxValueLength, "value"), {
    key: upTo(1, maxKeyLength, "key"),
    whole: (at, tags, problems) => {
      if (Object.keys(tags as Tags).length === 0) {
        problems.add(at, "must name at least one tag", tags);
      }
    },
  }),
);

/**
 * A copy of tags, which may be unresolved.
 *
 * @internal
 */
export function copyOfTags(tags: Tags): Record<string, string> {
  return isUnresolved(tags) ? Token.asStringMap(tags) : { ...tags };
}

/**
 * Tags together; later ones take the place of earlier ones.
 *
 * @internal
 */
export function joinedTags(tags: Tags, more: Tags = {}): Record<string, string> {
  return isUnresolved(tags) || isUnresolved(more)
    ? Token.asStringMap(Fn.merge([asArgument(tags), asArgument(more)]))
    : { ...tags, ...more };
}

/**
 * The caller's tags with a `Name`, which the caller may set as well.
 *
 * @internal
 */
export function namedTags(name: string, tags?: Tags): Record<string, string> {
  return joinedTags({ Name: fitName(name, maxValueLength) }, tags);
}
