import type { FoundCache } from "../found";
import type { Names } from "../read/existing-names";

/**
 * What stays outside of the code, and what cannot be kept, each as a sentence.
 *
 * @param imported names that become ours
 */
export function notesOn(found: FoundCache, imported: Names): readonly string[] {
  const others = found.alarms.map(({ name }) => name).filter((name) => !imported.alarms.includes(name));
  return [
    ...scaling(found),
    ...unevenShards(found),
    ...deliveries(found),
    ...events(found),
    ...alarms(others),
    ...reboots(found),
    ...patchLevels(found),
  ];
}

/** @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoScaling.html */
function scaling({ scaling: targets }: FoundCache): readonly string[] {
  return targets.map(({ ScalableDimension = "", MinCapacity, MaxCapacity }) => {
    const what = ScalableDimension.endsWith("NodeGroups") ? "shards" : "replicas";
    const range = `${String(MinCapacity)} to ${String(MaxCapacity)}`;
    return (
      `cannot be kept: Application Auto Scaling changes the number of ${what} (${range}), and every apply sets it back to ` +
      "the number in the code. Remove the scalable target, or apply only when the plan changes no number of nodes"
    );
  });
}

function unevenShards({ group: { NodeGroups = [] } }: FoundCache): readonly string[] {
  const sizes = new Set(NodeGroups.map(({ NodeGroupMembers = [] }) => NodeGroupMembers.length));
  return sizes.size > 1
    ? [
        "cannot be kept: the shards have different numbers of replicas, and the code says one number. Terraform sees the " +
          "first shard only: it plans no change until that number changes, and then makes all shards equal",
      ]
    : [];
}

function deliveries({ group: { LogDeliveryConfigurations = [] } }: FoundCache): readonly string[] {
  return LogDeliveryConfigurations.filter(({ Status }) => Status === "error").map(
    ({ LogType, Message }) =>
      `the delivery of the ${String(LogType)} fails (${Message ?? "AWS does not say why"}), and Terraform does not see it`,
  );
}

function events({ members: [member] }: FoundCache): readonly string[] {
  const { TopicArn, TopicStatus } = member?.NotificationConfiguration ?? {};
  return TopicArn !== undefined && TopicStatus === "inactive"
    ? [`events are not sent to ${TopicArn}: AWS says that the topic is inactive, and Terraform does not see it`]
    : [];
}

function alarms(names: readonly string[]): readonly string[] {
  const list = [...names].sort().join(", ");
  return names.length === 0
    ? []
    : [`these alarms about the cache stay as they are, beside ours: ${list}; delete those you no longer need`];
}

function reboots({ members }: FoundCache): readonly string[] {
  const behind = members.flatMap(({ CacheClusterId = "", CacheParameterGroup }) =>
    CacheParameterGroup?.ParameterApplyStatus === "pending-reboot" ? [CacheClusterId] : [],
  );
  return behind.length === 0
    ? []
    : [`parameters of its group take effect at the next reboot of ${behind.join(", ")}: adopting reboots nothing`];
}

function patchLevels({ members }: FoundCache): readonly string[] {
  const versions = new Set(members.flatMap(({ EngineVersion = [] }) => EngineVersion));
  return versions.size < 2 ? [] : [`its nodes have different patch levels: ${[...versions].join(", ")}`];
}
