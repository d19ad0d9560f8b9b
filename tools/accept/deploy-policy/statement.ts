/** What an IAM policy allows: every action on every resource, while each key of the condition has one of its values. */
export interface Statement {
  readonly Effect: "Allow";
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

/** An IAM policy. */
export interface Policy {
  readonly Version: "2012-10-17";
  readonly Statement: readonly Statement[];
}

/** A policy of some statements. */
export function policyOf(...Statement: readonly Statement[]): Policy {
  return { Version: "2012-10-17", Statement };
}
