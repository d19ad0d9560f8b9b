/**
 * Maximum length of a managed policy. IAM does not count white space.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export const maxPolicyLength = 6144;

/**
 * Maximum number of managed policies on a role, with the default quota.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export const maxPoliciesPerRole = 10;

/** What to do about a stack that needs more policies than a role can have with the default quota. */
export function attachmentWarning(stack: string, policies: number): string | undefined {
  return policies <= maxPoliciesPerRole
    ? undefined
    : `${stack} needs ${policies} deploy policies, and a role can have ${maxPoliciesPerRole}: raise the quota "Managed policies ` +
        `per role" of its account, or move some of its caches to another environment`;
}
