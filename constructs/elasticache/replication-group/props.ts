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
      /**
       * Steps taken so far, from 1, which has Terraform hand the token on without keeping it: neither the plan nor the
       * state has it. Raise it with every new token and every new strategy: nothing else tells Terraform of them. The
       * token may then be an ephemeral value, such as `current` of a `GeneratedSecret` with `writeOnly`.
       *
       * @default - the state has the token
       * @provider 6.62 or later: in the package `cdktn-managed-redis` only
       * @see https://developer.hashicorp.com/terraform/language/manage-sensitive-data/write-only
       * @see https://github.com/hashicorp/terraform-provider-aws/pull/49268
       */
      readonly writeOnlyVersion?: number;
    }
  | { readonly kind: "user-group"; readonly userGroupId: string }
  | { readonly kind: "off" };

/** Where one log goes. What it goes to is in the cache's region and account. */
export type LogDestination =
  | {
      readonly kind: "log-group";
      /** Name of a log group of CloudWatch Logs. */
      readonly logGroupName: string;
      /**
       * Format of the entries. A dashboard can show the slow log in JSON only. Known at synth: no token.
       *
       * @default "json"
       * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Log_Delivery.html
       */
      readonly format?: "json" | "text";
      /**
       * Whether the group may have other logs, of this cache or of others: a dashboard then shows only this cache's slow
       * log. Known at synth: no token.
       *
       * @default - whether both logs go to it
       */
      readonly shared?: boolean;
    }
  | {
      readonly kind: "delivery-stream";
      /**
       * Name of a delivery stream of Amazon Data Firehose. AWS tags it `LogDeliveryEnabled` = `true` when the delivery
       * begins, and delivers only while it has the tag: where Terraform manages the stream, write the tag there as well.
       *
       * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-infrastructure-Firehose.html
       * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Logging-destinations.html
       */
      readonly deliveryStreamName: string;
      /**
       * Format of the entries. Known at synth: no token.
       *
       * @default "json"
       */
      readonly format?: "json" | "text";
    };

/** Where the logs of the nodes go. */
export interface LogDelivery {
  /**
   * Slow commands.
   *
   * @default - they are not delivered
   */
  readonly slowLog?: LogDestination;
  /**
   * What the engine says.
   *
   * @default - it is not delivered
   */
  readonly engineLog?: LogDestination;
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
   * Where the slow log and the engine log go. A change of that later needs `applyImmediately`.
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
