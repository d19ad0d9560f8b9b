import { deltaOf, describePair, isSecret, knownAfterApply } from "../../shared/plan/delta";
import type { ResourceChange } from "../../shared/plan/plan";
import { own } from "../../shared/records";

/** The props of `RedisCache` that say what cannot change, by type and attribute. */
const props: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  aws_elasticache_replication_group: {
    at_rest_encryption_enabled: "encryptionAtRest",
    data_tiering_enabled: "nodeType",
    engine: "engine",
    engine_version: "engine",
    kms_key_id: "encryptionAtRest",
    network_type: "networkType",
    port: "port",
    replication_group_id: "name",
    subnet_group_name: "subnetGroup",
    transit_encryption_enabled: "transitEncryption",
  },
  aws_elasticache_parameter_group: {
    description: "parameterGroup",
    family: "engine",
    name: "parameterGroup",
  },
  aws_elasticache_subnet_group: { name: "subnetGroup" },
  aws_elasticache_user: { user_id: "authentication", user_name: "authentication" },
  aws_elasticache_user_group: { user_group_id: "authentication" },
  aws_security_group: { description: "securityGroupDescription", name: "securityGroups", vpc_id: "network" },
  aws_cloudwatch_log_group: { name: "logs" },
  aws_cloudwatch_dashboard: { dashboard_name: "dashboard" },
  aws_kms_alias: { name: "encryptionAtRest" },
  aws_secretsmanager_secret: { name: "authentication" },
  aws_sns_topic: { name: "events, alerts" },
};

/** What is not to be imported at all. */
const given: Readonly<Record<string, string>> = {
  aws_secretsmanager_secret_version:
    'do not import the value of a secret: give the secret instead (`authentication: { kind: "existing-secret" }`)',
};

/** How to write the code so that an imported object is not replaced, one line for each attribute. */
export function waysToKeep({ type, change }: ResourceChange): readonly string[] {
  const { before, after } = deltaOf(change);
  const instead = own(given, type);
  const attributes = (change.replace_paths ?? []).map((path) => String(path[0]));
  return instead === undefined
    ? [...new Set(attributes)].map((name) => {
        const prop = own(own(props, type) ?? {}, name);
        const place = prop === undefined ? "" : `; in a \`RedisCache\`: ${inCode(prop)}`;
        return `${wayOf(name, before[name], after[name], isSecret(change, name))}${place}`;
      })
    : [instead];
}

function wayOf(name: string, exists: unknown, wanted: unknown, secret: boolean): string {
  const values = secret ? undefined : describePair(exists, wanted);
  if (values === undefined) {
    return `write \`${name}\` as it exists`;
  }
  const [there] = values.split(" → ");
  if (wanted === knownAfterApply) {
    return `write \`${name}\` as it exists, ${there}: the code refers to something new, which is to be imported or given`;
  }
  return there === "(none)" ? `leave \`${name}\` out: it has none` : `write \`${name}\` as it exists, ${there}`;
}

function inCode(list: string): string {
  return list
    .split(", ")
    .map((prop) => `\`${prop}\``)
    .join(" or ");
}
