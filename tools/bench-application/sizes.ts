/** How much is measured. */
export interface Sizes {
  readonly users: number;
  /** Authors that a user follows. */
  readonly followed: number;
  readonly posts: number;
  /** Values that the small cache has room for, whose evictions are measured. */
  readonly room: number;
  /** Reads of one measurement of a value that is cached, or cheap. */
  readonly reads: number;
  /** Reads of one measurement of an expensive query. */
  readonly expensiveReads: number;
  readonly writes: number;
  /** Turns of each pair of clients that are compared. */
  readonly rounds: number;
  /** Readers of one key at its expiry. */
  readonly readers: number;
  readonly manyReaders: number;
  /** Lifetime of a hot key whose expiry is waited for by reading it. */
  readonly hotTtlMs: number;
  /** Lifetimes over which refreshes of a hot key are counted. */
  readonly lifetimes: number;
}

const whole: Sizes = {
  users: 2_000,
  followed: 200,
  posts: 100_000,
  room: 3_000,
  reads: 12_000,
  expensiveReads: 240,
  writes: 14_000,
  rounds: 41,
  readers: 1_000,
  manyReaders: 10_000,
  hotTtlMs: 2_000,
  lifetimes: 3,
};

/** Sizes at which nothing divides by zero, and the rest follows the whole. */
const least: Sizes = {
  users: 50,
  followed: 20,
  posts: 4_000,
  room: 100,
  reads: 200,
  expensiveReads: 40,
  writes: 100,
  rounds: 3,
  readers: 50,
  manyReaders: 100,
  hotTtlMs: 500,
  lifetimes: 1,
};

/** The sizes of a run that is a share of a whole one. */
export function sizesAt(scale: number): Sizes {
  const names = Object.keys(whole) as (keyof Sizes)[];
  return Object.fromEntries(
    names.map((name) => [name, Math.max(least[name], Math.round(scale * whole[name]))]),
  ) as unknown as Sizes;
}
