import type { ReplicationGroupSettings } from "./settings";

/** The key that encrypts snapshots and the disk. Changing anything here replaces the cache. */
export type AtRestEncryption =
  | { readonly kind: "aws-owned-key" }
  | {
      readonly kind: "existing-key";
      /** ARN of a symmetric key, never an alias. */
      readonly kmsKeyArn: string;
    }
  | { readonly kind: "off" };

/** How clients of a replication group prove who they are. */
export type Credentials =
  | {
      readonly kind: "auth-token";
      /** The token, as a reference to where it is kept. */
      readonly authToken: string;
      /** `ROTATE` also accepts the previous token; `SET` accepts this one only. Known at synth: no token. */
      readonly updateStrategy: "ROTATE" | "SET";
    }
  | { readonly kind: "user-group"; readonly userGroupId: string }
  | { readonly kind: "off" };

/** Names of the CloudWatch log groups that the nodes write to. */
export interface LogDelivery {
  /** Group for slow commands. */
  readonly slowLogGroupName: string;
  /** Group for what the engine says. */
  readonly engineLogGroupName: string;
}

/** Properties of a {@link ReplicationGroup}. */
export interface ReplicationGroupProps extends ReplicationGroupSettings {
  /** Subnet group that the nodes live in. Changing it replaces the cache. */
  readonly subnetGroupName: string;
  /** Security groups of the nodes, at least one. */
  readonly securityGroupIds: readonly string[];
  /**
   * Parameter group, of the engine's family and suitable for the topology.
   *
   * @default - the group that AWS keeps for the engine and topology, for example default.redis7
   */
  readonly parameterGroupName?: string;
  /**
   * Encryption at rest. Changing it replaces the cache.
   *
   * @default - encrypted with a key that AWS owns
   */
  readonly encryptionAtRest?: AtRestEncryption;
  /**
   * How clients prove who they are.
   *
   * @default - no authentication
   */
  readonly credentials?: Credentials;
  /**
   * Log groups for the slow log and the engine log, in JSON. A change of them later needs `applyImmediately`.
   *
   * @default - no logs are delivered
   */
  readonly logDelivery?: LogDelivery;
  /**
   * SNS topic for events such as failovers; same account and region, and not encrypted with a customer managed key.
   *
   * @default - no events are sent
   */
  readonly notificationTopicArn?: string;
}
