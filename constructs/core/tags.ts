import { Fn, Token } from "cdktf";
import { fitName } from "./fit-name";
import { isUnresolved } from "./problems";
import { type Check, known } from "./schema/check";
import { record } from "./schema/objects";

/** Tags of an AWS resource. */
export type Tags = Readonly<Record<string, string>>;

/**
 * Limits of tags: how many a resource can have, with its `Name`, and the characters of a key and of a value.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Tagging-Resources.html
 */
const limits = { tags: 50, key: 128, value: 256 } as const;

const allowed = /^[\p{L}\p{Z}\p{N}_.:/=+@-]*$/u;
const described = "letters, digits, spaces or _.:/=+-@";

const keyCheck: Check = known((at, key, problems) => {
  if (typeof key !== "string" || key === "" || key.length > limits.key || !allowed.test(key) || /^aws:/i.test(key)) {
    const rule = `must be a key of 1 to ${limits.key} ${described} that does not begin with aws:`;
    problems.add(at, rule, key);
  }
});

const valueCheck: Check = known((at, value, problems) => {
  if (typeof value !== "string" || value.length > limits.value || !allowed.test(value)) {
    problems.add(at, `must be a string of at most ${limits.value} ${described}`, value);
  }
});

/**
 * Check of {@link Tags}.
 *
 * @internal
 */
export const tagsCheck: Check = known(
  record(valueCheck, keyCheck, (at, tags, problems) => {
    const count = Object.keys({ Name: "", ...(tags as Tags) }).length;
    if (count > limits.tags) {
      problems.add(at, `must be at most ${limits.tags}, with the \`Name\` that is added`, count);
    }
  }),
);

/**
 * Check of {@link Tags} that something is looked up by.
 *
 * @internal
 */
export const lookupTagsCheck: Check = known(
  record(valueCheck, keyCheck, (at, tags, problems) => {
    if (Object.keys(tags as Tags).length === 0) {
      problems.add(at, "must name at least one tag", tags);
    }
  }),
);

/**
 * A copy of tags, which may be known to Terraform only.
 *
 * @internal
 */
export function copyOfTags(tags: Tags): Record<string, string> {
  return isUnresolved(tags) ? Token.asStringMap(tags) : { ...tags };
}

/**
 * The caller's tags with a `Name`, which the caller may set as well.
 *
 * @internal
 */
export function namedTags(name: string, tags: Tags = {}): Record<string, string> {
  if (isUnresolved(tags)) {
    return Token.asStringMap(Fn.merge([{ Name: fitName(name, limits.value) }, tags]));
  }
  return { Name: fitName(name, limits.value), ...tags };
}
