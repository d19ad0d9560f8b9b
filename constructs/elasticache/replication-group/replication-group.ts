import { ElasticacheReplicationGroup } from "@cdktf/provider-aws/lib/elasticache-replication-group";
import { Construct } from "constructs";
import {
  type PlacedLiteral,
  checkPlaces,
  claimName,
  copyOf,
  fitName,
  giveNames,
  keepInPlace,
  lowerCase,
  namedTags,
  validate,
  warn,
  whenImported,
} from "../../core";
import type { Engine } from "../facts/engines";
import { maxDescriptionLength, maxIdLength } from "../facts/limits";
import { access, atRest, backup, durable, network, nodes, textOf, transport } from "./arguments";
import { resolveSettings } from "./defaults";
import { type Endpoints, endpointsOf } from "./endpoints";
import { finalSnapshotIdentifier } from "./final-snapshot";
import type { IReplicationGroup } from "./interface";
import { logs, shownSlowLog } from "./log-destinations";
import { memberClusterIds } from "./member-clusters";
import { checkDurability } from "./durability-rules";
import { keepReplicas, usedAtCreation } from "./used-at-creation";
import { placedBackups, placedEventTopic, placedKey, placedNodes } from "./places";
import type { Credentials, ReplicationGroupProps } from "./props";
import { checkParameterGroup, checkSettings, checkTransport, defaultParameterGroup } from "./rules";
import { replicationGroupCheck } from "./schema";
import type { Topology } from "./topology";
import { warningsAbout } from "./warnings";
import { leaveAlone } from "./while-imported";

/**
 * An ElastiCache replication group: the nodes, their engine and everything that AWS does to them.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/elasticache_replication_group
 */
export class ReplicationGroup extends Construct implements IReplicationGroup {
  /** The provider's resource. */
  public readonly resource: ElasticacheReplicationGroup;
  /** Id of the group, as given to AWS. */
  public readonly replicationGroupId: string;
  /** ARN of the group. */
  public readonly replicationGroupArn: string;
  /** Engine and version. */
  public readonly engine: Engine;
  /** Node type of every node. */
  public readonly nodeType: string;
  /** Nodes and how they hold the data. */
  public readonly topology: Topology;
  /** How clients prove who they are. */
  public readonly authentication: Credentials["kind"];
  /** Cache cluster ids of the nodes; undefined while the number of nodes is only known at deploy. */
  public readonly memberClusterIds?: readonly string[];
  /** Log group of the slow log, if it goes to one in JSON. */
  public readonly slowLogGroupName?: string;
  /** Whether that group may have other logs. */
  public readonly slowLogGroupShared?: boolean;
  /** Port that clients connect to. */
  public readonly port: number;
  /** Where clients connect. */
  public readonly endpoints: Endpoints;

  /** @throws ValidationError that lists every problem with the props */
  constructor(scope: Construct, id: string, props: ReplicationGroupProps) {
    super(scope, id);
    validate(this, replicationGroupCheck, props, {
      rules: (sound, problems) => {
        const settings = resolveSettings(sound);
        checkSettings(problems, settings);
        checkTransport(problems, settings, sound.credentials?.kind ?? "off");
        checkDurability(problems, settings, sound.encryptionAtRest?.kind);
        checkParameterGroup(problems, "parameterGroupName", sound.parameterGroupName, settings);
        checkPlaces(problems, placedIn(sound));
      },
    });
    const settings = resolveSettings(props);
    const { encryptionAtRest = { kind: "aws-owned-key" }, credentials = { kind: "off" }, logDelivery } = props;
    warn(this, warningsAbout(settings, encryptionAtRest.kind, credentials.kind), settings.acknowledgedWarnings);
    giveNames(this, "name", settings.acknowledgedWarnings);

    this.replicationGroupId = fitName(settings.name, maxIdLength);
    this.engine = settings.engine;
    this.nodeType = settings.nodeType;
    this.topology = settings.topology;
    this.port = settings.port;
    this.authentication = credentials.kind;
    const shown = shownSlowLog(logDelivery);
    this.slowLogGroupName = shown?.logGroupName;
    this.slowLogGroupShared = shown?.shared;
    this.resource = new ElasticacheReplicationGroup(this, "Resource", {
      replicationGroupId: this.replicationGroupId,
      description: settings.description ?? fitName(`Managed Redis cache ${settings.name}`, maxDescriptionLength),
      engine: settings.engine.kind,
      engineVersion: settings.engine.version,
      nodeType: settings.nodeType,
      ...nodes(settings),
      parameterGroupName: lowerCase(props.parameterGroupName ?? defaultParameterGroup(settings)),
      port: settings.port,
      subnetGroupName: lowerCase(props.subnetGroupName),
      securityGroupIds: copyOf(props.securityGroupIds),
      ...network(settings),
      ...transport(settings),
      ...atRest(encryptionAtRest),
      ...access(credentials),
      ...durable(settings),
      ...backup(settings),
      ...(settings.finalSnapshot
        ? { finalSnapshotIdentifier: finalSnapshotIdentifier(this, this.replicationGroupId) }
        : {}),
      maintenanceWindow: lowerCase(settings.maintenanceWindow),
      applyImmediately: settings.applyImmediately,
      autoMinorVersionUpgrade: textOf(settings.autoMinorVersionUpgrade),
      ...logs(logDelivery),
      notificationTopicArn: props.notificationTopicArn,
      tags: namedTags(this.replicationGroupId, settings.tags),
      lifecycle: {
        preventDestroy: settings.deletionProtection,
        ignoreChanges: usedAtCreation(settings.topology),
      },
    });
    keepReplicas(this.resource, settings.topology);
    whenImported(this.resource, () => {
      leaveAlone(this.resource, settings.topology);
    });
    this.replicationGroupArn = this.resource.arn;
    this.memberClusterIds = memberClusterIds(this, this.resource, settings.topology);
    this.endpoints = endpointsOf(this.resource, settings.topology, settings.port);
    claimName(this, this.resource, "replication group", "name");
    keepInPlace(this, this.resource, placedIn(props));
  }
}

function placedIn(props: Partial<ReplicationGroupProps>): readonly PlacedLiteral[] {
  return [
    ...placedNodes(props),
    placedKey(props.encryptionAtRest),
    ...placedBackups(props.restoreFrom),
    placedEventTopic("notificationTopicArn", props.notificationTopicArn),
  ];
}
