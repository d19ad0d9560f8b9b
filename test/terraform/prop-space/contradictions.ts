import type { RedisCacheProps } from "../../../constructs";

/** Props whose values are all right by themselves. */
type Props = Omit<Partial<RedisCacheProps>, "name">;

/** What contradicts what: the prop that is refused, the rule of the list, and when. */
export interface Contradiction {
  readonly prop: keyof RedisCacheProps;
  readonly rule: string;
  /** Every prop that it looks at. */
  readonly of: readonly (keyof RedisCacheProps)[];
  readonly holds: (props: Props) => boolean;
}

const engineOf = ({ engine = { kind: "redis", version: "7.1" } }: Props) => engine;
const isRedis6 = (props: Props) => engineOf(props).version === "6.2";
const nodeTypeOf = ({ nodeType = "cache.r7g.large" }: Props): string => nodeType;
const topologyOf = ({ topology = { kind: "replicated", replicas: 2 } }: Props) => topology;
const networkTypeOf = ({ networkType = "ipv4" }: Props) => networkType;

function replicasOf(props: Props): number {
  const topology = topologyOf(props);
  return topology.kind === "sharded" ? topology.replicasPerShard : topology.replicas;
}

/** Whether the nodes are in several zones: with a replica, unless the topology says otherwise. */
function spansZones(props: Props): boolean {
  const topology = topologyOf(props);
  const isSwitchedOff = topology.kind === "replicated" && topology.automaticFailover === false;
  return replicasOf(props) > 0 && topology.multiAz !== false && !isSwitchedOff;
}

function isCompatible(props: Props): boolean {
  const topology = topologyOf(props);
  return topology.kind === "replicated" && topology.clusterMode === "compatible";
}

function has(props: Props, parameter: string): boolean {
  return props.parameters?.[parameter] !== undefined;
}

const minutesPerWeek = 7 * 24 * 60;

/** Every minute of the week that a window covers, found by counting. */
function minutesOf(window: string): ReadonlySet<number> {
  const days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
  const moment = (text: string) => {
    const [day = "", hour, minute] = text.split(":");
    return (days.indexOf(day) * 24 + Number(hour)) * 60 + Number(minute);
  };
  const [from = 0, to = 0] = window.toLowerCase().split("-").map(moment);
  const minutes = new Set<number>();
  for (let passed = 0; passed < minutesPerWeek && (from + passed) % minutesPerWeek !== to; passed += 1) {
    minutes.add((from + passed) % minutesPerWeek);
  }
  return minutes;
}

function overlap({ snapshotWindow, maintenanceWindow, snapshotRetentionLimit }: Props): boolean {
  if (snapshotWindow === undefined || maintenanceWindow === undefined || snapshotRetentionLimit === 0) {
    return false;
  }
  const maintenance = minutesOf(maintenanceWindow);
  return ["sun", "mon", "tue", "wed", "thu", "fri", "sat"].some((day, index, days) => {
    const [from = "", to = ""] = snapshotWindow.split("-");
    const end = from < to ? day : days[(index + 1) % 7];
    return [...minutesOf(`${day}:${from}-${String(end)}:${to}`)].some((minute) => maintenance.has(minute));
  });
}

/** The rules of the list about more than one prop. */
export const contradictions: readonly Contradiction[] = [
  {
    prop: "nodeType",
    rule: "R06",
    of: ["nodeType", "engine"],
    holds: (props) => nodeTypeOf(props) === "cache.m8g.large" && engineOf(props).kind === "redis",
  },
  {
    prop: "parameters",
    rule: "R07",
    of: ["nodeType", "parameters"],
    holds: (props) =>
      nodeTypeOf(props) === "cache.r6gd.xlarge" && props.parameters?.["maxmemory-policy"] === "volatile-random",
  },
  {
    prop: "topology",
    rule: "R09",
    of: ["topology", "nodesPerClusterQuota"],
    holds: (props) => {
      const topology = topologyOf(props);
      const { nodesPerClusterQuota: quota = 90 } = props;
      return topology.kind === "sharded" && topology.shards * (1 + topology.replicasPerShard) > quota;
    },
  },
  {
    prop: "network",
    rule: "R10",
    of: ["topology", "network", "subnetGroup"],
    holds: (props) =>
      props.network?.kind === "existing" &&
      props.network.subnetIds.length < 2 &&
      spansZones(props) &&
      props.subnetGroup?.kind !== "existing-subnet-group",
  },
  {
    prop: "subnetGroup",
    rule: "R10",
    of: ["network", "subnetGroup"],
    holds: (props) => props.network?.kind === "isolated" && props.subnetGroup?.kind === "existing-subnet-group",
  },
  {
    prop: "topology",
    rule: "R10",
    of: ["topology"],
    holds: (props) => isCompatible(props) && replicasOf(props) === 0,
  },
  {
    prop: "topology",
    rule: "R10",
    of: ["topology"],
    holds: (props) => {
      const topology = topologyOf(props);
      return topology.kind === "replicated" && topology.automaticFailover === true && topology.replicas === 0;
    },
  },
  {
    prop: "topology",
    rule: "R10",
    of: ["topology", "engine"],
    holds: (props) => isCompatible(props) && isRedis6(props),
  },
  {
    prop: "parameters",
    rule: "type",
    of: ["parameters", "parameterGroup"],
    holds: ({ parameters, parameterGroup }) =>
      parameters !== undefined && parameterGroup?.kind === "existing-parameter-group",
  },
  {
    prop: "securityGroupDescription",
    rule: "type",
    of: ["securityGroupDescription", "securityGroups"],
    holds: ({ securityGroupDescription, securityGroups }) =>
      securityGroupDescription !== undefined && securityGroups?.kind === "existing-security-groups",
  },
  {
    prop: "snapshotWindow",
    rule: "R12",
    of: ["snapshotWindow", "maintenanceWindow", "snapshotRetentionLimit"],
    holds: overlap,
  },
  {
    prop: "transitEncryption",
    rule: "R15",
    of: ["transitEncryption", "authentication"],
    holds: ({ transitEncryption, authentication }) =>
      (transitEncryption ?? "required") !== "required" && (authentication?.kind ?? "auth-token") !== "off",
  },
  {
    prop: "transitEncryption",
    rule: "R17",
    of: ["transitEncryption", "engine"],
    holds: (props) => props.transitEncryption === "preferred" && isRedis6(props),
  },
  {
    prop: "preferredCacheClusterAzs",
    rule: "R19",
    of: ["preferredCacheClusterAzs", "topology"],
    holds: (props) => {
      const { preferredCacheClusterAzs: zones } = props;
      const sharded = topologyOf(props).kind === "sharded";
      const bunched = zones !== undefined && zones.length > 1 && new Set(zones).size === 1 && spansZones(props);
      return zones !== undefined && (sharded || zones.length !== 1 + replicasOf(props) || bunched);
    },
  },
  {
    prop: "preferredCacheClusterAzs",
    rule: "R19",
    of: ["preferredCacheClusterAzs", "network"],
    holds: ({ preferredCacheClusterAzs: zones = [], network }) =>
      network?.kind === "isolated" && zones.some((zone) => !network.availabilityZones.includes(zone)),
  },
  {
    prop: "networkType",
    rule: "R21",
    of: ["networkType", "nodeType"],
    holds: (props) =>
      networkTypeOf(props) !== "ipv4" && ["cache.m4.large", "cache.t2.micro"].includes(nodeTypeOf(props)),
  },
  {
    prop: "networkType",
    rule: "R21",
    of: ["networkType", "network"],
    holds: (props) => networkTypeOf(props) !== "ipv4" && props.network?.kind === "isolated",
  },
  {
    prop: "ipDiscovery",
    rule: "R21",
    of: ["ipDiscovery", "networkType"],
    holds: (props) => {
      const networkType = networkTypeOf(props);
      return props.ipDiscovery !== undefined && networkType !== "dual_stack" && props.ipDiscovery !== networkType;
    },
  },
  {
    prop: "parameters",
    rule: "R22",
    of: ["parameters", "engine"],
    holds: (props) =>
      (has(props, "hash-max-listpack-entries") && isRedis6(props)) ||
      (has(props, "search-default-timeout-ms") && !["8.2", "9.0", "9.1"].includes(engineOf(props).version)),
  },
  {
    prop: "authentication",
    rule: "R24",
    of: ["authentication", "engine"],
    holds: (props) => {
      const { authentication } = props;
      if (authentication?.kind !== "rbac") {
        return false;
      }
      const { users, userEngine } = authentication;
      const needsSeven = Object.values(users).some((user) =>
        user.kind === "existing-user"
          ? user.secretArn === undefined
          : user.kind === "iam" || user.accessString.includes("("),
      );
      const engine = engineOf(props);
      // The user engine that is tried is Valkey 8.1.
      const isTooEarly = engine.kind === "redis" || ["7.2", "8.0"].includes(engine.version);
      return (needsSeven && isRedis6(props)) || (userEngine !== undefined && isTooEarly);
    },
  },
];
