import { type Interruptions, losesMembers, restartAlone, turnsOff } from "./interruption";
import { replicationGroup } from "./interruptions-replication-group";

/** Changes in place that clients notice, by resource type and attribute. */
export const interruptions: Readonly<Record<string, Interruptions>> = {
  aws_elasticache_replication_group: replicationGroup,
  aws_elasticache_cluster: {
    engine_version: [{ kind: "engine upgrade", when: "window", effect: restartAlone }],
    node_type: [{ kind: "node type", when: "window", effect: "the only node is replaced: a short outage" }],
  },
  aws_elasticache_serverless_cache: {
    engine: [{ kind: "engine change", when: "now", effect: "a short rise of latency" }],
    major_engine_version: [{ kind: "engine upgrade", when: "now", effect: "a short rise of latency" }],
    cache_usage_limits: [{ kind: "limits", when: "now", effect: "requests above the new limits are throttled" }],
    security_group_ids: [
      {
        kind: "network access",
        when: "now",
        effect: "clients of the removed groups lose access",
        applies: losesMembers,
      },
    ],
    user_group_id: [{ kind: "authentication", when: "now", effect: "connections of users outside the new group end" }],
  },
  aws_elasticache_global_replication_group: {
    engine_version: [{ kind: "engine upgrade", when: "now", effect: "every region fails over, one after the other" }],
    cache_node_type: [{ kind: "node type", when: "now", effect: "the nodes of every region are replaced online" }],
    num_node_groups: [{ kind: "shards", when: "now", effect: "slots move online in every region; latency rises" }],
  },
  aws_elasticache_parameter_group: {
    parameter: [{ kind: "parameters", when: "now", effect: "clients notice nothing of values that apply at once" }],
  },
  aws_elasticache_subnet_group: {
    subnet_ids: [
      {
        kind: "subnets",
        when: "now",
        effect: "AWS refuses to take away a subnet with a node in it",
        applies: losesMembers,
      },
    ],
  },
  aws_elasticache_user: {
    access_string: [{ kind: "permissions", when: "now", effect: "open connections have the new permissions at once" }],
    authentication_mode: [{ kind: "authentication", when: "now", effect: "new connections need the new credentials" }],
    passwords: [{ kind: "authentication", when: "now", effect: "new connections need one of the new passwords" }],
  },
  aws_elasticache_user_group: {
    user_ids: [
      { kind: "authentication", when: "now", effect: "connections of the removed users end", applies: losesMembers },
    ],
  },
  aws_kms_key: {
    is_enabled: [
      {
        kind: "encryption",
        when: "now",
        effect: "what the key encrypts cannot be read until it is enabled",
        applies: turnsOff,
      },
    ],
    policy: [{ kind: "encryption", when: "now", effect: "whoever the new policy leaves out loses access" }],
  },
  aws_security_group: {
    ingress: [{ kind: "network access", when: "now", effect: "clients that no rule lets in any more lose access" }],
  },
  aws_vpc_security_group_ingress_rule: {
    from_port: [{ kind: "network access", when: "now", effect: "clients on other ports lose access" }],
    to_port: [{ kind: "network access", when: "now", effect: "clients on other ports lose access" }],
    cidr_ipv4: [{ kind: "network access", when: "now", effect: "clients outside the new range lose access" }],
    cidr_ipv6: [{ kind: "network access", when: "now", effect: "clients outside the new range lose access" }],
    ip_protocol: [{ kind: "network access", when: "now", effect: "clients with another protocol lose access" }],
  },
  aws_cloudwatch_metric_alarm: {
    actions_enabled: [
      { kind: "less protection", when: "now", effect: "nobody is told of the alarm", applies: turnsOff },
    ],
  },
  aws_sns_topic: {
    kms_master_key_id: [
      { kind: "notifications", when: "now", effect: "publishers that may not use the new key are refused" },
    ],
    policy: [{ kind: "notifications", when: "now", effect: "publishers that the new policy leaves out are refused" }],
  },
};
