/**
 * Operators for which a list of values means any of them, so a long list may be cut in two. `…Not…` operators differ.
 */
type Operator = "Null" | "StringEquals" | "StringLike" | "StringLikeIfExists";

/** Condition of a policy, whose values have the same placeholders as ARNs. */
export type Condition = Readonly<Partial<Record<Operator, Readonly<Record<string, string>>>>>;

/** Actions on some resources. */
export interface Permission {
  /** What may be done. */
  readonly actions: readonly string[];
  /**
   * ARNs with `{partition}`, `{region}`, `{account}`, `{cache}` for the beginning of each cache's name,
   * `{watched}` for that of each cache which is only looked up, and `{type.attribute}` for the values of that attribute in the stack's resources of the type:
   *
   * - `{type.attribute}`: any value, when the stack has none
   * - `{type.attribute?}`: none, when the stack has none
   * - `{given:type.attribute?}`: only those that do not come from another resource of the stack
   * - `{many:type.attribute?}`: by their beginnings, where they are many that do not begin with the name of a cache
   *
   * A step `name=value` on the way to an attribute chooses the blocks that have the value, and `data.` before the type
   * means data sources. A value that is an ARN takes the place of the whole text around it.
   */
  readonly on: readonly string[];
  /** When it is allowed. @default - always */
  readonly condition?: Condition;
  /** A placeholder without which nothing needs it, when the stack has no value of it. @default - always needed */
  readonly onlyWith?: string;
}

const anything = ["*"];

/** Actions without a resource, or whose resource is not known by name; they read, or create something new. */
export function anywhere(...actions: readonly string[]): Permission {
  return { actions, on: anything, condition: { StringEquals: { "aws:RequestedRegion": "{region}" } } };
}

/** The same for a service without regions. */
export function everywhere(...actions: readonly string[]): Permission {
  return { actions, on: anything };
}

/** A resource that has, or a request that gives, the name of one of the stack's resources of a type. */
export function named(
  key: "aws:RequestTag" | "aws:ResourceTag",
  type: string,
  operator: Operator = "StringLike",
): Condition {
  return { [operator]: { [`${key}/Name`]: `{${type}.tags.Name}` } };
}

/** ARNs of EC2's kinds of resources. */
export function inEc2(...kinds: readonly string[]): readonly string[] {
  return kinds.map((kind) => `arn:{partition}:ec2:{region}:{account}:${kind}/*`);
}

/** Actions of one service, by their names without it. */
export function actionsOf(service: string, ...names: readonly string[]): readonly string[] {
  return names.map((name) => `${service}:${name}`);
}
