/** One value made of a period's samples; undefined without samples, whatever the statistic. */
export function statisticOf(samples: readonly number[], statistic: string): number | undefined {
  if (samples.length === 0) {
    return undefined;
  }
  const sum = samples.reduce((total, sample) => total + sample, 0);
  switch (statistic) {
    case "Average":
      return sum / samples.length;
    case "Maximum":
      return Math.max(...samples);
    case "Minimum":
      return Math.min(...samples);
    case "SampleCount":
      return samples.length;
    case "Sum":
      return sum;
    default:
      return percentile(samples, Number(/^p(\d+(?:\.\d+)?)$/.exec(statistic)?.[1]));
  }
}

/**
 * Fewest samples of which a percentile says something.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html#percentiles-with-low-samples
 */
export function fewestSamples(percent: number): number {
  return percent > 50 ? 10 / (1 - percent / 100) : 10 / (percent / 100);
}

function percentile(samples: readonly number[], percent: number): number {
  if (Number.isNaN(percent)) {
    throw new Error("not a statistic");
  }
  const sorted = [...samples].sort((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)]!;
}
