import type { CacheOutputs as ConnectionOutputs } from "../../client/connect/outputs";

/** Port of a cache for which nobody has chosen one. */
export const usualPort = 6379;

/** What an application or an operator needs to know about one cache, without any secret: what it connects by, and more. */
export interface CacheOutputs extends ConnectionOutputs {
  /** Absent for a serverless cache. */
  readonly replicationGroupId?: string;
  readonly engine: string;
  /** Absent when the stack leaves it to AWS. */
  readonly engineVersion?: string;
  /** Absent when it is given, or the stack has no output for it. */
  readonly securityGroupId?: string;
  /** Absent when the stack has no output for it. */
  readonly parameterGroupName?: string;
}

/** The outputs of a deployed stack. */
export interface StackOutputs {
  readonly stack: string;
  readonly region: string;
  /** Caches by the construct id, in snake case as the stack's outputs have it. */
  readonly caches: Readonly<Record<string, CacheOutputs>>;
}
