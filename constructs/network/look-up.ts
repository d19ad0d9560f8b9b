import { type TerraformDataSource, Token } from "cdktf";
import { type Tags, copyOfTags, isUnresolved } from "../core";

/** Arguments of the provider's data sources of EC2 that say which tags to look for. */
interface TagArguments {
  readonly filter?: { readonly name: string; readonly values: string[] }[];
  readonly tags?: Record<string, string>;
}

/**
 * What a look-up by tags asks for. The provider makes the same request of `tags` and of these filters; as filters they are
 * not taken for tags to put on something. A map that only Terraform knows has no keys to name in filters.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcs.html
 */
export function byTags(tags: Tags): TagArguments {
  if (isUnresolved(tags)) {
    return { tags: copyOfTags(tags) };
  }
  const filter = Object.entries(tags).map(([key, value]) => ({ name: `tag:${key}`, values: [Token.asString(value)] }));
  return { filter };
}

/**
 * Keeps others from adding tags to a look-up, which would then find less or nothing: an aspect that tags everything sets
 * `tags` of whatever has it. `addOverride` still changes them.
 */
export function unaffectedByAspects<T extends TerraformDataSource>(lookUp: T): T {
  return Object.defineProperty(lookUp, "tags", {
    get: () => lookUp.getStringMapAttribute("tags"),
    set: () => undefined,
  });
}
