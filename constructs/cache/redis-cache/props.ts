import {
  type Shape,
  anything,
  every,
  literalFlag,
  optional,
  required,
  struct,
  topicArnCheck,
  variants,
} from "../../core";
import {
  type AtRestEncryption,
  type Parameters,
  type ReplicationGroupSettings,
  atRestEncryptionShapes,
  parametersCheck,
  settingsShape,
} from "../../elasticache";
import { retentionCheck } from "../../logs";
import {
  type Clients,
  type Network,
  clientsCheck,
  descriptionCheck,
  groupNameStartCheck,
  networkCheck,
} from "../../network";
import { recoveryWindowCheck } from "../../secrets";
import { type AlertDestination, alertDestinationCheck } from "../monitoring/alert-destination";
import { type Authentication, authenticationCheck } from "../authentication/authentication";
import { type AlarmSettings, alarmSettingsCheck } from "../monitoring/cache-monitoring";

/** Where the cache's logs go. */
export type CacheLogging =
  | {
      readonly kind: "own-log-groups";
      /**
       * Days that the logs are kept; 0 keeps them for good.
       *
       * @default 365
       */
      readonly retentionInDays?: number;
    }
  | { readonly kind: "off" };

/** Where the cache's events go. */
export type EventDestination =
  | { readonly kind: "own-topic" }
  | {
      readonly kind: "existing-topic";
      /** Topic in the same account and region, without a customer managed key, that ElastiCache may publish to. */
      readonly topicArn: string;
    }
  | { readonly kind: "off" };

/** Properties of a {@link RedisCache}. */
export interface RedisCacheProps extends ReplicationGroupSettings {
  /** Where the cache lives: existing ids, a look-up by tags, or a small private VPC of its own. */
  readonly network: Network;

  /**
   * Who may connect, by a name of your choice.
   *
   * @default - nobody, until `allowFrom` is called
   */
  readonly clients?: Clients;

  /**
   * Description of the security group. Changing it replaces the group, which AWS refuses while the cache uses it.
   *
   * @default "Clients of the cache <name>"
   */
  readonly securityGroupDescription?: string;

  /**
   * Engine parameters beside the defaults, or instead of one of them.
   *
   * @default - `maxmemory-policy` allkeys-lru, `notify-keyspace-events` Ex and `timeout` 300
   */
  readonly parameters?: Parameters;

  /**
   * How clients prove who they are.
   *
   * @default - one token for all clients, made at random and kept by AWS Secrets Manager
   */
  readonly authentication?: Authentication;

  /**
   * Days for which a deleted secret can be brought back, 7 to 30, or 0 for none.
   *
   * @default 30
   */
  readonly secretRecoveryWindowInDays?: number;

  /**
   * Encryption at rest. Changing the key replaces the cache.
   *
   * @default - encrypted with a customer managed key of its own, which also protects its secrets and logs
   */
  readonly encryptionAtRest?: AtRestEncryption | { readonly kind: "own-key" };

  /**
   * Where the slow log and the engine log go.
   *
   * @default - to log groups of their own, kept for 365 days
   */
  readonly logs?: CacheLogging;

  /**
   * Where events such as failovers go.
   *
   * @default - to a topic of their own
   */
  readonly events?: EventDestination;

  /**
   * Which alarms watch the cache.
   *
   * @default - level "standard"
   */
  readonly alarms?: AlarmSettings;

  /**
   * Who hears of alarms.
   *
   * @default - two topics of its own, encrypted with the cache's key, that nobody subscribes to yet
   */
  readonly alerts?: AlertDestination;

  /**
   * Whether there is a CloudWatch dashboard for the cache.
   *
   * @default true
   */
  readonly dashboard?: boolean;
}

/** Checks of the props' types. */
export const redisCacheShape: Shape<RedisCacheProps> = {
  ...settingsShape,
  name: required(every(settingsShape.name.check, groupNameStartCheck)),
  network: required(networkCheck),
  clients: optional(clientsCheck),
  securityGroupDescription: optional(descriptionCheck),
  parameters: optional(parametersCheck),
  authentication: optional(authenticationCheck),
  secretRecoveryWindowInDays: optional(recoveryWindowCheck),
  encryptionAtRest: optional(
    variants("kind", { ...atRestEncryptionShapes(), "own-key": struct({ kind: required(anything) }) }),
  ),
  logs: optional(
    variants("kind", {
      "own-log-groups": struct({ kind: required(anything), retentionInDays: optional(retentionCheck) }),
      off: struct({ kind: required(anything) }),
    }),
  ),
  events: optional(
    variants("kind", {
      "own-topic": struct({ kind: required(anything) }),
      "existing-topic": struct({
        kind: required(anything),
        topicArn: required(topicArnCheck),
      }),
      off: struct({ kind: required(anything) }),
    }),
  ),
  alarms: optional(alarmSettingsCheck),
  alerts: optional(alertDestinationCheck),
  dashboard: optional(literalFlag),
};
