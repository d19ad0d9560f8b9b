import { type Hints, meaning } from "../../core";
import { alarmIdHints, warmUpHints } from "../../monitoring";

const watches = 'set `replicationGroup`: { kind: "existing", replicationGroupId, engine, nodeType, topology }';
const topics = 'set `alerts`: { kind: "existing-topics", criticalTopicArn, warningTopicArn }';
const subscribers = 'set `alerts`: { kind: "own-topics", critical, warning }';

/** Hints for the monitoring of a cache that is used alone. */
export const monitoringHints: Hints = {
  ...meaning(watches, [
    ...["replicationGroupId", "replicationGroupName", "name", "id", "clusterId", "clusterName", "cacheClusterId"],
    ...["engine", "engineVersion", "nodeType", "cacheNodeType", "topology", "authentication", "memberClusterIds"],
    ...["slowLogGroupName", "replicationGroupArn", "numCacheClusters", "numNodeGroups", "dimensions"],
  ]),
  ...meaning('set `replicationGroup`: { kind: "resource", resource }', ["resource", "elasticacheReplicationGroup"]),
  ...meaning("give its `replicationGroup`", ["cache", "redisCache"]),
  ...meaning("set `alarms`", ["level", "overrides", "warmUpMinutes"]),
  ...meaning(topics, ["topicArn", "topicArns", "snsTopic", "snsTopicArn", "alarmActions", "okActions"]),
  ...meaning(subscribers, ["subscriptions", "subscribers", "email", "emails", "critical", "warning", "chats"]),
  ...meaning("it is called `kmsKeyArn`", ["kmsKeyId", "kmsMasterKeyId", "kmsKey"]),
  ...meaning("it follows from the name of the cache", ["dashboardName", "alarmName"]),
};

/** Hints for the alarms of a cache. */
export const alarmSettingsHints: Hints = {
  ...alarmIdHints(),
  ...warmUpHints(),
  ...meaning('set `level`: "off"', ["kind", "off", "enabled", "disabled", "actionsEnabled"]),
  ...meaning("set `overrides`, by the alarm's id", [
    ...["threshold", "thresholds", "evaluationPeriods", "datapointsToAlarm", "severity", "alarm", "alarms"],
  ]),
  ...meaning("call `addAlarm` of the cache", ["custom", "customAlarms", "metric", "metricName"]),
  ...meaning("set `alerts` of the cache", ["alerts", "actions", "topic", "topicArn", "topicArns", "notify", "email"]),
};

function hintForTopics(known: readonly string[]): string {
  const both = "`criticalTopicArn` and `warningTopicArn`";
  return known.includes("criticalTopicArn") ? `set ${both}` : `set \`kind\`: "existing-topics", ${both}`;
}

function hintForSubscribers(known: readonly string[]): string {
  const both = "`critical` and `warning` by a name of your choice";
  return known.includes("critical") ? `set subscribers in ${both}` : `set \`kind\`: "own-topics", and ${both}`;
}

/** Hints for who is notified. */
export const alertHints: Hints = {
  ...Object.fromEntries(
    [
      ...["topicArn", "topicArns", "topic", "topics", "arn", "arns", "snsTopic", "snsTopicArn", "snsTopicArns"],
      ...["alarmActions", "alarmTopicArn", "okActions", "critical_topic", "warning_topic"],
    ].map((name) => [name, hintForTopics]),
  ),
  ...Object.fromEntries(
    [
      ...["subscriptions", "subscription", "subscribers", "email", "emails", "address", "url", "webhook", "sms"],
      ...["endpoint", "protocol", "phoneNumber", "queueArn", "functionArn", "lambda", "recipients", "webhookUrl"],
    ].map((name) => [name, hintForSubscribers]),
  ),
  ...meaning("set `chats`, by a name of your choice", ["chat", "slack", "teams", "channel", "channels", "channelId"]),
};

/** Hints for whether there is a dashboard. */
export const dashboardChoiceHints: Hints = {
  ...meaning("it is called `name`", ["dashboardName"]),
  ...meaning("it is made from the cache and its alarms", ["dashboardBody", "body", "widgets"]),
};
