/** Minutes shown: three hours. */
export const minutes = 180;

/** The minute at which the sample cache's first primary fails over to its second node. */
const failover = 118;

/** How one metric behaves in the sample: a level, a wave over the three hours, noise, and what is special about it. */
interface Curve {
  readonly level: number;
  /** Height of the wave and of the noise, as parts of the level. */
  readonly wave?: number;
  readonly noise?: number;
  /** Growth from beginning to end, as part of the level. */
  readonly growth?: number;
  /** How far the nodes differ, as part of the level. */
  readonly spread?: number;
  /** Set when only the primary has the metric, or replicas have this part of it. */
  readonly replicaPart?: number;
  /** Value around the failover. */
  readonly atFailover?: number;
}

/** A cache on a busy evening. */
const curves: Readonly<Record<string, Curve>> = {
  AuthenticationFailures: { level: 0, atFailover: 1 },
  BytesUsedForCache: { level: 7.5e9, growth: 0.12, spread: 0.012 },
  CPUCreditBalance: { level: 210, wave: 0.2, spread: 0.04 },
  CPUUtilization: { level: 17, wave: 0.3, noise: 0.1, replicaPart: 0.6 },
  CacheHits: { level: 41_000, wave: 0.3, noise: 0.04, replicaPart: 0.5 },
  CacheMisses: { level: 3600, wave: 0.4, noise: 0.1, replicaPart: 0.5, atFailover: 9000 },
  CurrConnections: { level: 21_000, wave: 0.15, noise: 0.02, spread: 0.1, atFailover: 29_000 },
  DatabaseCapacityUsagePercentage: { level: 55, growth: 0.1, spread: 0.02 },
  DatabaseMemoryUsagePercentage: { level: 71, growth: 0.12, spread: 0.012 },
  EngineCPUUtilization: { level: 31, wave: 0.35, noise: 0.12, replicaPart: 0.5, atFailover: 52 },
  Evictions: { level: 40, wave: 0.9, noise: 0.8, replicaPart: 0, atFailover: 300 },
  FreeableMemory: { level: 3.4e9, growth: -0.2, spread: 0.03 },
  GetTypeCmdsLatency: { level: 14, wave: 0.1, noise: 0.15, spread: 0.05 },
  NetworkBaselineUsageInPercentage: { level: 22, wave: 0.4, noise: 0.1, spread: 0.05 },
  NetworkBaselineUsageOutPercentage: { level: 41, wave: 0.4, noise: 0.1, replicaPart: 0.6 },
  NewConnections: { level: 14, wave: 0.3, noise: 0.5, atFailover: 820 },
  ReplicationLag: { level: 0.3, noise: 0.5, atFailover: 2.4 },
  SetTypeCmdsLatency: { level: 21, wave: 0.1, noise: 0.15, spread: 0.05 },
  SuccessfulReadRequestLatency: { level: 820, wave: 0.2, noise: 0.1, spread: 0.05, atFailover: 2600 },
  SuccessfulWriteRequestLatency: { level: 1150, wave: 0.2, noise: 0.1, spread: 0.05, atFailover: 4100 },
};

/** One value a minute of one metric of one node; `node` counts from 0. The same every time. */
export function sampleSeries(metric: string, node: number): readonly number[] {
  const curve = curves[metric] ?? { level: 0 };
  const random = randomFrom(`${metric}/${node}`);
  return Array.from({ length: minutes }, (_, minute) => {
    const primary = node === (minute < failover ? 0 : 1);
    if (metric === "IsMaster") {
      return primary ? 1 : 0;
    }
    if (metric === "ReplicationLag" && primary) {
      return 0;
    }
    return valueAt(curve, minute, node, primary, random());
  });
}

function valueAt(curve: Curve, minute: number, node: number, primary: boolean, random: number): number {
  const { level, wave = 0, noise = 0, growth = 0, spread = 0, replicaPart = 1, atFailover } = curve;
  const near = Math.exp(-(((minute - failover - 1) / 2.5) ** 2));
  const apart = 1 + spread * (((node * 7) % 5) - 2);
  const usual =
    level *
    (primary ? 1 : replicaPart) *
    apart *
    (1 + wave * Math.sin((minute / minutes) * 2 * Math.PI - 1 + node * 0.3) + growth * (minute / minutes));
  const noisy = usual * (1 + noise * (random - 0.5));
  return Math.max(0, atFailover === undefined ? noisy : noisy * (1 - near) + atFailover * near);
}

/** A small generator of numbers between 0 and 1 that always gives the same for the same text. */
function randomFrom(text: string): () => number {
  let state = Array.from(text).reduce((hash, letter) => Math.imul(hash, 31) + letter.charCodeAt(0), 7);
  return () => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9;
    return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32;
  };
}
