/** What AWS knows by a name, and where it has that name only once. */
export interface NamedKind {
  /** Arguments of the provider's resource that make up the name; a message shows those that it has. */
  readonly arguments: readonly string[];
  /** `account` for a name that all regions of an account share, `region` for one of an account's region. */
  readonly within: "account" | "region";
  /**
   * What several kinds are called that may not have one name either.
   *
   * @default - only another one of the kind may not have the name
   */
  readonly among?: string;
  /**
   * What to do instead of choosing another name.
   *
   * @default - another name is enough
   */
  readonly remedy?: string;
}

const alarm = { arguments: ["alarmName"], within: "region", among: "alarms" } as const;
const channel = { within: "account", remedy: "make one `ChatChannel` and give it to all of them" } as const;

/**
 * What a cache is made of and AWS knows by a name, in the order in which a message chooses an example. What is not here
 * has no name of its own (rules, subscriptions, policies), or AWS chooses it (keys, networks).
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateUser.html
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutAlarmMuteRule.html
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Dashboards.html
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AuthorizeSecurityGroupIngress.html
 * @see https://docs.aws.amazon.com/chatbot/latest/APIReference/API_CreateSlackChannelConfiguration.html
 */
export const namedKinds = {
  "replication group": { arguments: ["replicationGroupId"], within: "region" },
  user: { arguments: ["userId"], within: "region" },
  "user group": { arguments: ["userGroupId"], within: "region" },
  "parameter group": { arguments: ["name"], within: "region" },
  "subnet group": { arguments: ["name"], within: "region" },
  "security group": { arguments: ["vpcId", "name"], within: "region" },
  secret: { arguments: ["name"], within: "region" },
  "alias of a key": { arguments: ["name"], within: "region" },
  "log group": { arguments: ["name"], within: "region" },
  topic: { arguments: ["name"], within: "region" },
  alarm,
  "composite alarm": alarm,
  "alarm mute rule": { arguments: ["name"], within: "region" },
  dashboard: { arguments: ["dashboardName"], within: "account" },
  "Slack channel": { arguments: ["slackTeamId", "slackChannelId"], ...channel },
  "Teams channel": { arguments: ["tenantId", "teamId", "channelId"], ...channel },
  "chat configuration": {
    arguments: ["configurationName"],
    within: "account",
    remedy: "or give the chat another name where it is named",
  },
  "rule for a client": {
    arguments: ["securityGroupId", "fromPort", "referencedSecurityGroupId", "prefixListId", "cidrIpv6", "cidrIpv4"],
    within: "region",
    remedy: "one rule for each source is enough",
  },
} as const satisfies Record<string, NamedKind>;

/** Name of a kind. */
export type NamedKindId = keyof typeof namedKinds;
