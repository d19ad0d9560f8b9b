/** Port of a cache for which nobody has chosen one. */
export const usualPort = 6379;

/** What an application or an operator needs to know about one cache, without any secret. */
export interface CacheOutputs {
  /** Name that AWS knows it by, in lower case: the replication group's, or the serverless cache's. */
  readonly name: string;
  readonly region: string;
  readonly serverless: boolean;
  /** Absent for a serverless cache. */
  readonly replicationGroupId?: string;
  readonly engine: string;
  /** Absent when the stack leaves it to AWS. */
  readonly engineVersion?: string;
  /** Where to write; absent for a sharded or a serverless cache. */
  readonly primaryEndpointAddress?: string;
  /** Where to read from the replicas; absent for a sharded or a serverless cache. */
  readonly readerEndpointAddress?: string;
  /** Where a cluster client starts; absent unless the cache is sharded or serverless. */
  readonly configurationEndpointAddress?: string;
  readonly port: number;
  readonly transitEncryption: "off" | "preferred" | "required";
  /** Secrets in AWS Secrets Manager: the token's, called `token`, or each user's by its name. */
  readonly secretArns: Readonly<Record<string, string>>;
  /** Key of the token in its secret; absent unless the secret is a JSON object. */
  readonly secretJsonKey?: string;
  /** Names that users log in with, by the names they have in the stack. */
  readonly userNames: Readonly<Record<string, string>>;
  /** Absent when it is given, or the stack has no output for it. */
  readonly securityGroupId?: string;
  /** Absent when the stack has no output for it. */
  readonly parameterGroupName?: string;
  /** Parameters that the stack declares. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** The outputs of a deployed stack. */
export interface StackOutputs {
  readonly stack: string;
  readonly region: string;
  /** Caches by the construct id, in snake case as the stack's outputs have it. */
  readonly caches: Readonly<Record<string, CacheOutputs>>;
}
