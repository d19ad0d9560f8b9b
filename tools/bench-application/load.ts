/** What a load has met. */
export interface Load {
  /** Milliseconds. */
  readonly median: number;
  /** Milliseconds within which 99 of 100 are answered. */
  readonly p99: number;
  /** Milliseconds. */
  readonly slowest: number;
  readonly perSecond: number;
  readonly failed: number;
}

/** When a load ends: after so many requests, or at a moment on the monotonic clock. */
export type End = { readonly requests: number } | { readonly at: number };

/**
 * Asks again and again, with so many requests under way at any time. A request that fails is counted; its time is no latency.
 *
 * @param ask gets the number of the request
 */
export async function load(concurrency: number, end: End, ask: (index: number) => Promise<unknown>): Promise<Load> {
  const times: number[] = [];
  let [next, failed] = [0, 0];
  const goesOn = (): boolean => ("requests" in end ? next < end.requests : performance.now() < end.at);
  const begin = performance.now();
  const worker = async (): Promise<void> => {
    while (goesOn()) {
      const asked = performance.now();
      try {
        next += 1;
        await ask(next - 1);
        times.push(performance.now() - asked);
      } catch {
        failed += 1;
      }
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  const seconds = (performance.now() - begin) / 1000;
  const [median, p99, slowest] = [0.5, 0.99, 1].map((share) => quantile(times, share)) as [number, number, number];
  return { median, p99, slowest, perSecond: times.length / seconds, failed };
}

/** The value below which a share of all is; NaN without any. */
export function quantile(values: readonly number[], share: number): number {
  return [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? NaN;
}

/** Milliseconds that something takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}
