/** What replication groups were given, by parameter. */
type Given = Readonly<Record<string, string>>;

/** The port that clients connect to: the emulator answers 6379 whatever it was given. */
export function withPort(item: string, { Port: port }: Given): string {
  return port === undefined ? item : item.replaceAll(/<Port>\d+<\/Port>/g, `<Port>${port}</Port>`);
}

/** The topic of the events, which the emulator takes and never names again. */
export function withTopic(node: string, { NotificationTopicArn: arn }: Given): string {
  if (arn === undefined || node.includes("<NotificationConfiguration>")) {
    return node;
  }
  const topic = `<TopicArn>${arn}</TopicArn><TopicStatus>active</TopicStatus>`;
  return node.replace(
    "<CacheCluster>",
    `<CacheCluster><NotificationConfiguration>${topic}</NotificationConfiguration>`,
  );
}
