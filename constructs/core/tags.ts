import { type Check, known, record } from "./shape";

/** Tags of an AWS resource. */
export type Tags = Readonly<Record<string, string>>;

/**
 * Limits of tags: how many a resource can have, with its `Name`, and the characters of a key and of a value.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Tagging-Resources.html
 */
const limits = { tags: 50, key: 128, value: 256 } as const;

const tagKey: Check = (at, key, problems) => {
  if (typeof key === "string" && (key.length > limits.key || /^aws:/i.test(key))) {
    problems.add(at, `must be a key of at most ${limits.key} characters that does not begin with aws:`, key);
  }
};

const tagValue: Check = known((at, value, problems) => {
  if (typeof value !== "string" || value.length > limits.value) {
    problems.add(at, `must be a string of at most ${limits.value} characters`, value);
  }
});

/**
 * Check of {@link Tags}.
 *
 * @internal
 */
export const tagsCheck: Check = known((at, tags, problems) => {
  record(tagValue, tagKey)(at, tags, problems);
  const count = Object.keys(namedTags("", Object(tags) as Tags)).length;
  if (count > limits.tags) {
    problems.add(at, `must be at most ${limits.tags}, with the \`Name\` that is added`, count);
  }
});

/**
 * The caller's tags with a `Name`, which the caller may set as well.
 *
 * @internal
 */
export function namedTags(name: string, tags: Tags = {}): Record<string, string> {
  return { Name: name, ...tags };
}
