import { type Check, every, known, textMatching, textUpTo } from "../core";

/**
 * Maximum length of the description of a security group or of a rule.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html
 * @internal
 */
export const maxDescriptionLength = 255;

/**
 * Maximum length of the name of a security group.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html
 */
export const maxGroupNameLength = 255;

const allowed = "[\\w .:/()#,@[\\]+=&;{}!$*-]";
const described = "letters, digits, spaces or ._-:/()#,@[]+=&;{}!$*";

/**
 * Check of the description of a security group or one of its rules.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_SecurityGroupRuleDescription.html
 * @internal
 */
export const descriptionCheck: Check<string> = textMatching(
  new RegExp(`^(?= *[^ ])${allowed}{1,${maxDescriptionLength}}$`),
  `must be 1 to ${maxDescriptionLength} ${described}, not blank`,
);

/**
 * Check of the beginning of a security group's name.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html
 * @internal
 */
export const groupNameStartCheck: Check<string> = known(["text"], (at, name, problems) => {
  if (typeof name === "string" && /^sg-/i.test(name)) {
    problems.add(at, "must not begin with sg-, as the ids of security groups do", name);
  }
});

/** Check of what a security group's name is made of. */
export const groupNameFormCheck: Check<string> = textMatching(new RegExp(`^${allowed}+$`), `must be ${described}`);

/**
 * Check of the whole name of a security group. EC2 has a group of the name `default` in every VPC, and saves a name
 * without the spaces at its end.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/creating-security-groups.html
 * @internal
 */
export const ownGroupNameCheck: Check<string> = every(
  textMatching(/^(?!default$)/, "must not be `default`, the name of the group that AWS keeps in every VPC"),
  textMatching(/^(?! )[^]*[^ ]$/, "must not begin or end with a space"),
  groupNameFormCheck,
  groupNameStartCheck,
  textUpTo(maxGroupNameLength),
);
