/** State of an alarm. */
export type AlarmState = "OK" | "ALARM" | "INSUFFICIENT_DATA";

/** One period as an alarm sees it. */
export type Verdict = "good" | "bad" | "missing";

/** What an alarm says about its evaluation. */
export interface EvaluationRule {
  /** Bad points that make it go off (M). */
  readonly datapointsToAlarm: number;
  /** Points it looks at (N). */
  readonly evaluationPeriods: number;
  /** What a missing point counts as. */
  readonly missing: string;
}

/**
 * Points that CloudWatch fetches so as to have N in spite of missing ones. Its documentation says 5 for an N of 3, at
 * periods of one and of five minutes, and that other values differ; two more than N is our reading of it.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
 */
export function evaluationRange(evaluationPeriods: number): number {
  return evaluationPeriods + 2;
}

/**
 * The state that follows from the points of an evaluation range, oldest first.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html#alarms-evaluating-missing-data
 */
export function nextState(range: readonly Verdict[], rule: EvaluationRule, current: AlarmState): AlarmState {
  const real = range.filter((verdict) => verdict !== "missing");
  const bad = (points: readonly Verdict[]) => points.filter((point) => point === "bad").length;
  if (real.length >= rule.evaluationPeriods) {
    return bad(real.slice(-rule.evaluationPeriods)) >= rule.datapointsToAlarm ? "ALARM" : "OK";
  }
  if (bad(real) >= rule.datapointsToAlarm) {
    return "ALARM";
  }
  const filled = rule.evaluationPeriods - real.length;
  switch (rule.missing) {
    case "breaching":
      return bad(real) + filled >= rule.datapointsToAlarm ? "ALARM" : "OK";
    case "notBreaching":
      return "OK";
    case "ignore":
      return real.includes("good") ? "OK" : current;
    case "missing":
      return withoutFilling(range, real, rule.datapointsToAlarm);
    default:
      throw new Error(`not a treatment of missing data: ${rule.missing}`);
  }
}

/** A bad point that is old enough, with nothing good after it, is enough even when points are missing. */
function withoutFilling(range: readonly Verdict[], real: readonly Verdict[], datapointsToAlarm: number): AlarmState {
  if (real.length === 0) {
    return "INSUFFICIENT_DATA";
  }
  const age = range.length - range.indexOf("bad");
  return !real.includes("good") && age >= datapointsToAlarm ? "ALARM" : "OK";
}
