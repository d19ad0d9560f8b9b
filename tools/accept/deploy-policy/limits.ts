/**
 * Characters that IAM takes in a managed policy. It does not count white space.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export const policyCharacters = 6144;

/**
 * Managed policies that a role takes, unless the account has a higher quota.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export const policiesOfRole = 10;

/** What to do about a stack that needs more policies than a role takes, unless its account's quota is raised. */
export function attachmentWarning(stack: string, policies: number): string | undefined {
  return policies <= policiesOfRole
    ? undefined
    : `${stack} needs ${policies} deploy policies, and a role takes ${policiesOfRole}: raise the quota "Managed policies ` +
        `per role" of its account, or give some of its caches an environment of their own`;
}
