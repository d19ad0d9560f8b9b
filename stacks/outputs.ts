import { TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import type { RedisCache } from "../constructs";
import { snakeCase } from "../constructs/core";
import type { Endpoints, LogDelivery, LogDestination } from "../constructs/elasticache";

interface Output {
  readonly value: string | number | Record<string, string> | undefined;
  readonly description: string;
}

/** What an application or another stack needs to know about a cache. Secrets are named by ARN, never shown. */
export function declareOutputs(scope: Construct, cacheId: string, cache: RedisCache): void {
  for (const [name, { value, description }] of Object.entries(outputsOf(cache))) {
    if (value !== undefined) {
      const output = new TerraformOutput(scope, `${cacheId}-${name}`, { value, description });
      output.overrideLogicalId(`${snakeCase(cacheId)}_${name}`);
    }
  }
}

function outputsOf({ endpoints, authentication, ...cache }: RedisCache): Record<string, Output> {
  const { secretArns, userNames, secretJsonKey } = authentication;
  return {
    ...addresses(endpoints),
    port: { value: endpoints.port, description: "Port of the cache" },
    security_group_id: { value: cache.securityGroup?.securityGroupId, description: "Security group of the cache" },
    secret_arns: {
      value: givenAny(secretArns),
      description: "Secrets in AWS Secrets Manager: the token's, or each user's",
    },
    secret_json_key: { value: secretJsonKey, description: "Key of the token in its secret, which is a JSON object" },
    user_names: { value: givenAny(userNames), description: "Names that users log in with" },
    ...logDestinations(cache.logDelivery),
    critical_alert_topic_arn: {
      value: cache.monitoring.topicArns?.critical,
      description: "Topic of the alarms that wake somebody up",
    },
    warning_alert_topic_arn: { value: cache.monitoring.topicArns?.warning, description: "Topic of the warnings" },
    health_alarm_arn: {
      value: cache.monitoring.alarms?.compositeAlarms.get("health")?.arn,
      description: "Alarm that tells whether the cache is healthy, for others to depend on",
    },
    dashboard_name: { value: cache.monitoring.dashboard?.dashboardName, description: "Dashboard of the cache" },
    event_topic_arn: { value: cache.eventTopicArn, description: "Topic of the cache's events" },
    parameter_group_name: { value: cache.parameterGroupName, description: "Parameter group of the cache" },
  };
}

function addresses(endpoints: Endpoints): Record<string, Output> {
  return endpoints.kind === "sharded"
    ? { configuration_endpoint_address: { value: endpoints.configuration, description: "Address for cluster clients" } }
    : {
        primary_endpoint_address: { value: endpoints.primary, description: "Address for writes" },
        reader_endpoint_address: { value: endpoints.reader, description: "Address for reads, over all replicas" },
      };
}

function logDestinations({ slowLog, engineLog }: LogDelivery): Record<string, Output> {
  const groupOf = (log?: LogDestination) => (log?.kind === "log-group" ? log.logGroupName : undefined);
  const streamOf = (log?: LogDestination) => (log?.kind === "delivery-stream" ? log.deliveryStreamName : undefined);
  return {
    slow_log_group: { value: groupOf(slowLog), description: "Log group of slow commands" },
    engine_log_group: { value: groupOf(engineLog), description: "Log group of the engine" },
    slow_log_delivery_stream: { value: streamOf(slowLog), description: "Delivery stream of slow commands" },
    engine_log_delivery_stream: { value: streamOf(engineLog), description: "Delivery stream of the engine's log" },
  };
}

/** Nothing instead of nothing in an object: there is no output then. */
function givenAny(texts: Readonly<Record<string, string>>): Record<string, string> | undefined {
  return Object.keys(texts).length === 0 ? undefined : { ...texts };
}
