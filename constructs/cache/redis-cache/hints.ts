import { type Hints, inKind, meaning } from "../../core";
import { parameterNameHints, settingsHints } from "../../elasticache";
import { keyHints } from "../../encryption";
import { logHints } from "../../logs";
import { alarmHints } from "../../monitoring";
import { networkHints, ruleHints } from "../../network";
import { alertTopicHints, chatArgumentHints } from "../../notifications";
import { secretHints } from "../../secrets";

/*
 * What does the same as an argument of Terraform, or a property of CloudFormation or the CDK, by its name there: those of
 * the replication group, and of everything else that a cache is made of.
 */

const existingKey = 'set `encryptionAtRest`: { kind: "existing-key", kmsKeyArn }';
const token = 'set `authentication`: { kind: "auth-token" }; the token is generated and kept in AWS Secrets Manager';
const users = 'set `authentication`: { kind: "rbac", users }';
const parameters = 'set `parameters`: { "maxmemory-policy": "allkeys-lru" }';
const existingNetwork = 'set `network`: { kind: "existing", vpcId, subnetIds }';
const ownGroups = 'set `logs`: { kind: "own-log-groups", retentionInDays }';
const subscribers = 'set `alerts`: { kind: "own-topics", critical, warning }';
const existingTopics = 'set `alerts`: { kind: "existing-topics", criticalTopicArn, warningTopicArn }';
const securityGroups = 'set `securityGroups`: { kind: "existing-security-groups", securityGroupIds }';
const parameterGroup = 'set `parameterGroup`: { kind: "existing-parameter-group", parameterGroupName }';
const subnetGroup = 'set `subnetGroup`: { kind: "existing-subnet-group", subnetGroupName }';

/** Hints for the key, the secrets and the users. */
const security: Hints = {
  ...meaning(existingKey, ["kmsKeyId", "kmsKeyArn", "kmsKey", "kmsMasterKeyId", "encryptionKey", "keyId", "masterKey"]),
  ...meaning("set `encryptionAtRest`", ["atRestEncryptionEnabled", "encryption", "encrypted"]),
  ...meaning(token, ["authToken", "authTokenEnabled", "password", "secretString", "secretStringWo", "secretBinary"]),
  ...meaning('set `authentication`: { kind: "auth-token", writeOnly: true }', [
    ...["authTokenWo", "authTokenWoVersion", "writeOnly", "writeOnlyVersion"],
  ]),
  ...meaning('set `authentication`: { kind: "auth-token", rotation }', ["authTokenUpdateStrategy", "rotation"]),
  ...meaning(users, ["users", "user", "userIds", "userId", "userName", "accessString", "accessControl", "passwords"]),
  ...meaning(users, ["authenticationMode", "credentials", "type"]),
  ...meaning('set `authentication`: { kind: "existing-user-group", userGroupId }', [
    ...["userGroupIds", "userGroupId", "userGroup"],
  ]),
  ...meaning(users, ["passwordsWo", "passwordsWoVersion"]),
  ...meaning('set `authentication`: { kind: "off" }', ["noPasswordRequired"]),
  ...meaning("it is called `secretRecoveryWindowInDays`", ["recoveryWindowInDays", "secretRecoveryWindow"]),
  ...meaning('set `authentication`: { kind: "existing-secret", secretArn }', ["secretId", "secretArn"]),
  ...meaning('set `authentication`: { kind: "auth-token", secretName }', ["secretName"]),
};

/** Hints for the groups that a cache needs. */
const groups: Hints = {
  ...meaning(parameters, ["parameter", "properties", "value"]),
  ...meaning(parameterGroup, ["parameterGroupName", "cacheParameterGroupName", "cacheParameterGroup"]),
  ...meaning('set `parameterGroup`: { kind: "own-parameter-group", description }', ["parameterGroupDescription"]),
  ...meaning("it follows from `engine`", ["family", "cacheParameterGroupFamily", "parameterGroupFamily"]),
  ...meaning(subnetGroup, ["subnetGroupName", "cacheSubnetGroupName", "cacheSubnetGroup"]),
  ...meaning('set `subnetGroup`: { kind: "own-subnet-group", description }', [
    ...["subnetGroupDescription", "cacheSubnetGroupDescription"],
  ]),
  ...meaning(existingNetwork, ["subnetIds", "subnets", "vpcId", "vpc", "vpcSubnets"]),
  ...meaning(securityGroups, [
    ...["securityGroupIds", "securityGroup", "securityGroupNames", "cacheSecurityGroupNames", "vpcSecurityGroupIds"],
    ...["securityGroupId", "associatedSecurityGroupIds"],
  ]),
  ...meaning("set `clients`, by a name of your choice", ["ingressRules", "allowedSecurityGroupIds"]),
  ...meaning("it is called `securityGroupDescription`", ["groupDescription"]),
  ...meaning('set `securityGroups`: { kind: "own-security-group", name }', ["securityGroupName"]),
};

/** Hints for logs, events, alarms and their topics. */
const monitoring: Hints = {
  ...meaning(ownGroups, ["retentionInDays", "retention", "retentionDays", "days", "logRetention"]),
  ...meaning('set `logs`: { kind: "own-log-groups", format }', ["logFormat"]),
  ...meaning('set `logs`: { kind: "own-log-groups", prefix }', ["logGroupPrefix", "logGroupNamePrefix"]),
  ...meaning('set `logs`: { kind: "per-log", slowLog, engineLog }', [
    ...["logDeliveryConfiguration", "logDeliveryConfigurations", "logDelivery", "destination", "destinationDetails"],
    ...["destinationType", "logType", "slowLog", "engineLog", "logGroupName", "logGroup", "slowLogGroupName"],
    ...["engineLogGroupName", "deliveryStreamName", "deliveryStream", "firehose"],
  ]),
  ...meaning('set `events`: { kind: "existing-topic", topicArn }', ["notificationTopicArn", "notificationTopic"]),
  ...meaning('set `events`: { kind: "existing-topic", topicArn }', ["topicArn", "arn"]),
  ...meaning("set `overrides` of `alarms`, by the alarm's id", [
    "overrides",
    "threshold",
    "evaluationPeriods",
    "datapointsToAlarm",
    "treatMissingData",
    "severity",
    "alarm",
    "alarmRule",
    "actionsSuppressor",
    "extensionPeriod",
    "waitPeriod",
  ]),
  ...meaning('set `alarms`: { level: "standard" }', ["level", "alarmLevel", "monitoring"]),
  ...meaning(existingTopics, ["alarmActions", "okActions", "insufficientDataActions", "snsTopicArns", "topicArns"]),
  ...meaning(existingTopics, ["criticalTopicArn", "warningTopicArn", "alarmTopicArn", "snsTopic", "snsTopicArn"]),
  ...meaning(subscribers, ["critical", "warning", "protocol", "endpoint", "endpointAutoConfirms", "functionName"]),
  ...meaning(subscribers, ["subscriptions", "subscription", "subscribers", "email", "emails", "emailAddress"]),
  ...meaning(subscribers, [
    "address",
    "url",
    "webhook",
    "webhookUrl",
    "sms",
    "phone",
    "phoneNumber",
    "sqs",
    "queue",
    "queueArn",
  ]),
  ...meaning(subscribers, ["lambda", "functionArn"]),
  ...meaning('set `alerts`: { kind: "own-topics", chats }', [
    ...["slackWorkspaceId", "workspaceId", "slackChannel", "slack", "teams", "teamsTenantId", "teamsChannelId"],
    ...["chats", "channelId", "teamId", "tenantId", "slackTeamId", "slackChannelId", "iamRoleArn"],
    ...["configurationName"],
  ]),
  ...meaning('set `dashboard`: { kind: "own-dashboard" } or { kind: "off" }', ["dashboardName", "dashboardBody"]),
};

/** Hints for the subnet group. */
export const subnetGroupChoiceHints: Hints = {
  ...inKind("existing-subnet-group", "subnetGroupName", ["cacheSubnetGroupName", "subnetGroup", "id", "arn"]),
  ...meaning("it is called `description`", ["subnetGroupDescription", "cacheSubnetGroupDescription"]),
  ...meaning("set `network` of the cache", ["subnetIds", "subnets", "vpcId", "vpcSubnets"]),
};

/** Hints for the parameter group. */
export const parameterGroupChoiceHints: Hints = {
  ...inKind("existing-parameter-group", "parameterGroupName", [
    ...["cacheParameterGroupName", "parameterGroup", "id", "arn"],
  ]),
  ...meaning("set `parameters` of the cache", ["parameters", "parameter", "values", "properties"]),
  ...meaning("it follows from `engine` of the cache", ["family", "parameterGroupFamily"]),
};

/** Hints for the security groups. */
export const securityGroupsChoiceHints: Hints = {
  ...Object.fromEntries(
    [
      ...["ids", "id", "securityGroupId", "securityGroups", "groups", "groupIds", "vpcSecurityGroupIds"],
      ...["associatedSecurityGroupIds", "others"],
    ].map((name) => [name, hintForGroups]),
  ),
  ...meaning("set `clients` of the cache", ["clients", "ingress", "rules", "allowedSecurityGroupIds", "cidrBlocks"]),
  ...meaning("set `network` of the cache", ["vpcId", "vpc"]),
  ...meaning("set `securityGroupDescription` of the cache", ["description", "groupDescription"]),
};

function hintForGroups(known: readonly string[]): string {
  return known.includes("securityGroupIds")
    ? "it is called `securityGroupIds`"
    : 'it is called `additionalSecurityGroupIds`, or `securityGroupIds` of the kind "existing-security-groups"';
}

/** Hints for where events go. */
export const eventHints: Hints = inKind("existing-topic", "topicArn", [
  ...["arn", "topic", "notificationTopicArn", "notificationTopic", "snsTopic", "snsTopicArn", "topicArns", "id"],
]);

/** Hints for a cache. Those of its parts are told apart by the construct that they name. */
export const redisCacheHints: Hints = {
  ...alertTopicHints(),
  ...chatArgumentHints(),
  ...keyHints(),
  ...secretHints(),
  ...logHints(),
  ...alarmHints(),
  ...networkHints(),
  ...ruleHints(),
  ...meaning("names follow from `name`", ["namePrefix"]),
  ...meaning("call `grantConnect` or `connectPolicyDocument` of the cache", ["policy", "role", "roleArn"]),
  ...settingsHints(),
  ...security,
  ...groups,
  ...monitoring,
  ...parameterNameHints(),
};
