/** A finding that stays, with the reason. */
export interface Deviation {
  /** Rule of Checkov. */
  readonly rule: string;
  /** Path of the construct in its stack. */
  readonly construct: string;
  /** Stacks that have the finding. */
  readonly stacks: readonly string[];
  /** Why it stays. */
  readonly reason: string;
}

const price = "what development gives up for its price; production has it";

/** Every finding that stays. The scan fails on any other, and on one of these that no longer occurs. */
export const deviations: readonly Deviation[] = [
  {
    rule: "CKV_AWS_26",
    construct: "Cache/EventTopic",
    stacks: ["dev", "staging", "prod"],
    reason:
      "ElastiCache does not publish to a topic with a customer managed key, and its events hold no data " +
      "(https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ElastiCacheSNS.html)",
  },
  {
    rule: "CKV2_AWS_57",
    construct: "Cache/Authentication/Token",
    stacks: ["dev", "staging", "prod"],
    reason:
      "the token is rotated in two steps through `rotation`, so that clients have both tokens in between; a schedule of " +
      "Secrets Manager would change it behind Terraform's back",
  },
  { rule: "CKV_AWS_158", construct: "Cache/Logs/EngineLog", stacks: ["dev"], reason: `its own key: ${price}` },
  { rule: "CKV_AWS_158", construct: "Cache/Logs/SlowLog", stacks: ["dev"], reason: `its own key: ${price}` },
  { rule: "CKV_AWS_149", construct: "Cache/Authentication/Token", stacks: ["dev"], reason: `its own key: ${price}` },
  { rule: "CKV_AWS_191", construct: "Cache/ReplicationGroup", stacks: ["dev"], reason: `its own key: ${price}` },
  {
    rule: "CKV_AWS_338",
    construct: "Cache/Logs/EngineLog",
    stacks: ["dev", "staging"],
    reason: "logs are kept for a year where there is an audit; here for as long as a mistake is looked for",
  },
  {
    rule: "CKV_AWS_338",
    construct: "Cache/Logs/SlowLog",
    stacks: ["dev", "staging"],
    reason: "logs are kept for a year where there is an audit; here for as long as a mistake is looked for",
  },
  { rule: "CKV2_AWS_50", construct: "Cache/ReplicationGroup", stacks: ["dev"], reason: `a second node: ${price}` },
  {
    rule: "CKV2_AWS_11",
    construct: "Network/Vpc",
    stacks: ["dev"],
    reason: `flow logs: ${price}; the VPC has no route to or from anywhere`,
  },
];
