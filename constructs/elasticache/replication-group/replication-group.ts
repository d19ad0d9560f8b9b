import { ElasticacheReplicationGroup } from "@cdktf/provider-aws/lib/elasticache-replication-group";
import { Op, TerraformResource, Token } from "cdktf";
import { Construct } from "constructs";
import {
  Problems,
  type Shape,
  anything,
  copyOf,
  fitName,
  isUnresolved,
  kmsKeyArnCheck,
  list,
  namedTags,
  oneOf,
  optional,
  referenceOnly,
  required,
  secretive,
  struct,
  text,
  topicArnCheck,
  variants,
  warn,
} from "../../core";
import { engineFacts, hasModes } from "../facts/engines";
import { nodeTypeFacts } from "./node-type-rules";
import {
  type ReplicationGroupSettings,
  type ResolvedSettings,
  checkSettings,
  longestDescription,
  resolveSettings,
  settingsShape,
} from "./settings";
import { replicationGroupWarnings } from "./warnings";
import { isClusterEnabled, replicasOf } from "./topology";

/**
 * Longest replication group id, in characters.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html
 * @internal
 */
export const longestCacheName = 40;

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
      /** `ROTATE` accepts the previous token as well, `SET` ends that. */
      readonly updateStrategy: "ROTATE" | "SET";
    }
  | { readonly kind: "user-group"; readonly userGroupId: string }
  | { readonly kind: "none" };

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
   * Parameter group, of the engine's family and fit for the topology.
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
   * @default - not at all
   */
  readonly credentials?: Credentials;
  /**
   * Log groups for the slow log and the engine log, in JSON.
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

/**
 * Check of {@link AtRestEncryption}; `more` are further kinds that the caller knows.
 *
 * @internal
 */
export function atRestEncryptionShapes() {
  return {
    "aws-owned-key": struct({ kind: required(anything) }),
    "existing-key": struct({
      kind: required(anything),
      kmsKeyArn: required(kmsKeyArnCheck),
    }),
    off: struct({ kind: required(anything) }),
  };
}

const shape: Shape<ReplicationGroupProps> = {
  ...settingsShape,
  subnetGroupName: required(text),
  securityGroupIds: required(list(text)),
  parameterGroupName: optional(text),
  encryptionAtRest: optional(variants("kind", atRestEncryptionShapes())),
  credentials: optional(
    secretive(
      variants("kind", {
        "auth-token": struct({
          kind: required(anything),
          authToken: required(referenceOnly("token")),
          updateStrategy: required(oneOf(["ROTATE", "SET"])),
        }),
        "user-group": struct({ kind: required(anything), userGroupId: required(text) }),
        none: struct({ kind: required(anything) }),
      }),
    ),
  ),
  logDelivery: optional(struct<LogDelivery>({ slowLogGroupName: required(text), engineLogGroupName: required(text) })),
  notificationTopicArn: optional(topicArnCheck),
};

/**
 * An ElastiCache replication group: the nodes, their engine and everything that AWS does to them.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/elasticache_replication_group
 */
export class ReplicationGroup extends Construct {
  /** The provider's resource. */
  public readonly resource: ElasticacheReplicationGroup;
  /** Name of the cache, as given to AWS. */
  public readonly replicationGroupId: string;
  /** Port that clients connect to. */
  public readonly port: number;

  /** @throws ValidationError when the props cannot work, with every reason */
  constructor(scope: Construct, id: string, props: ReplicationGroupProps) {
    super(scope, id);
    const problems = new Problems();
    struct(shape)("", props, problems);
    const settings = resolveSettings(problems.sound(props));
    checkSettings(problems, settings);
    checkTransport(problems, settings, problems.sound(props).credentials?.kind ?? "none");
    checkParameterGroup(problems, props, settings);
    problems.throwIfAny(this);
    const { encryptionAtRest = { kind: "aws-owned-key" }, credentials = { kind: "none" } } = props;
    const warnings = replicationGroupWarnings(settings, encryptionAtRest.kind, credentials.kind);
    warn(this, warnings, settings.acknowledgedWarnings);

    this.replicationGroupId = fitName(settings.name, longestCacheName);
    this.port = settings.port;
    this.resource = new ElasticacheReplicationGroup(this, "Resource", {
      replicationGroupId: this.replicationGroupId,
      description: settings.description ?? fitName(`Managed Redis cache ${settings.name}`, longestDescription),
      engine: settings.engine.name,
      engineVersion: settings.engine.version,
      nodeType: settings.nodeType,
      ...nodes(settings),
      parameterGroupName: props.parameterGroupName ?? defaultParameterGroup(settings),
      port: settings.port,
      subnetGroupName: props.subnetGroupName,
      securityGroupIds: copyOf(props.securityGroupIds),
      ...network(settings),
      ...transport(settings),
      ...atRest(encryptionAtRest),
      ...access(credentials),
      ...this.backup(settings),
      maintenanceWindow: lowerCase(settings.maintenanceWindow),
      applyImmediately: settings.applyImmediately,
      autoMinorVersionUpgrade: textOf(settings.autoMinorVersionUpgrade),
      ...logs(props.logDelivery),
      notificationTopicArn: props.notificationTopicArn,
      tags: namedTags(this.replicationGroupId, settings.tags),
      lifecycle: {
        preventDestroy: settings.deletionProtection,
        // A backup counts at creation; without this, forgetting it later would replace the cache.
        ignoreChanges: ["snapshot_name", "snapshot_arns"],
      },
    });
  }

  private backup({ name, finalSnapshot, restoreFrom, ...settings }: ResolvedSettings) {
    return {
      snapshotRetentionLimit: settings.snapshotRetentionLimit,
      snapshotWindow: settings.snapshotWindow,
      ...(restoreFrom?.kind === "snapshot" ? { snapshotName: restoreFrom.snapshotName } : {}),
      ...(restoreFrom?.kind === "s3" ? { snapshotArns: copyOf(restoreFrom.snapshotArns) } : {}),
      ...(finalSnapshot ? { finalSnapshotIdentifier: this.finalSnapshotIdentifier(name) } : {}),
    };
  }

  /**
   * A name that is in the state from the first apply on and that no other cache will ever use. The framework's own class
   * for `terraform_data` is not used, because it runs the Terraform binary at synth.
   */
  private finalSnapshotIdentifier(name: string): string {
    const birth = new TerraformResource(this, "FinalSnapshot", { terraformResourceType: "terraform_data" });
    return `${fitName(name, longestCacheName)}-final-${birth.getStringAttribute("id")}`;
  }
}

/**
 * Checks what needs TLS.
 *
 * @internal
 */
export function checkTransport(problems: Problems, { transitEncryption }: ResolvedSettings, credentials: string): void {
  if (transitEncryption === "off" && !isUnresolved(credentials) && credentials !== "none") {
    problems.add("transitEncryption", `must be on for the authentication ${credentials}`, transitEncryption);
  }
}

/** Of a group that AWS keeps, the name says what it is for. */
function checkParameterGroup(problems: Problems, props: ReplicationGroupProps, settings: ResolvedSettings): void {
  const { parameterGroupName: name } = problems.sound(props);
  if (name?.startsWith("default.") !== true || problems.has("engine") || problems.has("topology")) {
    return;
  }
  const fitting = defaultParameterGroup(settings);
  if (name !== fitting) {
    problems.add(
      "parameterGroupName",
      `must be ${fitting}, or a group of your own, for this engine and topology`,
      name,
    );
  }
}

function nodes({ topology, engine, nodeType, preferredCacheClusterAzs: zones }: ResolvedSettings) {
  const replicas = replicasOf(topology);
  const spread = Token.isUnresolved(replicas) ? Op.gte(replicas, 1) : replicas > 0;
  const sharded = topology.kind === "sharded";
  return {
    ...(sharded
      ? { numNodeGroups: topology.shards, replicasPerNodeGroup: replicas }
      : { numCacheClusters: Token.isUnresolved(replicas) ? Op.add(replicas, 1) : replicas + 1 }),
    ...(hasModes(engine) ? { clusterMode: sharded ? "enabled" : (topology.clusterMode ?? "disabled") } : {}),
    automaticFailoverEnabled: sharded || spread,
    multiAzEnabled: spread,
    ...(nodeTypeFacts(nodeType)?.dataTiering === true ? { dataTieringEnabled: true } : {}),
    ...(zones === undefined ? {} : { preferredCacheClusterAzs: copyOf(zones) }),
  };
}

function defaultParameterGroup({ engine, topology }: ResolvedSettings): string {
  return `default.${engineFacts(engine).family}${isClusterEnabled(topology) ? ".cluster.on" : ""}`;
}

function network({ networkType, ipDiscovery = networkType === "ipv6" ? "ipv6" : "ipv4" }: ResolvedSettings) {
  return networkType === "ipv4" ? {} : { networkType, ipDiscovery };
}

/** The mode is an argument of its own so that a later change of it is seen. */
function transport({ transitEncryption, engine }: ResolvedSettings) {
  return transitEncryption === "off"
    ? { transitEncryptionEnabled: false }
    : { transitEncryptionEnabled: true, ...(hasModes(engine) ? { transitEncryptionMode: transitEncryption } : {}) };
}

function atRest(encryption: AtRestEncryption) {
  return {
    atRestEncryptionEnabled: String(encryption.kind !== "off"),
    ...(encryption.kind === "existing-key" ? { kmsKeyId: encryption.kmsKeyArn } : {}),
  };
}

function access(credentials: Credentials) {
  switch (credentials.kind) {
    case "auth-token":
      return { authToken: credentials.authToken, authTokenUpdateStrategy: credentials.updateStrategy };
    case "user-group":
      return { userGroupIds: [credentials.userGroupId] };
    case "none":
      return {};
  }
}

function logs(delivery: LogDelivery | undefined) {
  if (delivery === undefined) {
    return {};
  }
  const block = (logType: string, destination: string) => ({
    destination,
    destinationType: "cloudwatch-logs",
    logFormat: "json",
    logType,
  });
  return {
    logDeliveryConfiguration: [
      block("slow-log", delivery.slowLogGroupName),
      block("engine-log", delivery.engineLogGroupName),
    ],
  };
}

/** The provider takes a text here. */
function textOf(flag: boolean): string {
  return isUnresolved(flag) ? Token.asString(flag) : String(flag);
}

/** AWS returns the days of a window in lower case. */
function lowerCase(window: string): string {
  return isUnresolved(window) ? window : window.toLowerCase();
}
