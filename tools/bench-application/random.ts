/** How often ids are read: all alike, or by Zipf's law with an exponent. */
export type Skew = "uniform" | number;

/** Draws numbers from 0 to below 1, the same ones in each run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Draws ids from 1 to `count`; with a skew, 1 is drawn most often. */
export function idsOf(count: number, skew: Skew, random = seeded(1)): () => number {
  if (skew === "uniform") {
    return () => 1 + Math.floor(random() * count);
  }
  const upTo = new Float64Array(count);
  let sum = 0;
  for (let rank = 1; rank <= count; rank += 1) {
    sum += rank ** -skew;
    upTo[rank - 1] = sum;
  }
  return () => 1 + placeOf(upTo, random() * sum);
}

/** So many different ids as endless reads would have read last, the latest at the end. */
export function lastRead(next: () => number, count: number): readonly number[] {
  const ids = new Set<number>();
  while (ids.size < count) {
    ids.add(next());
  }
  return [...ids].reverse();
}

/** Index of the first number that is not below a limit, among numbers that grow. */
function placeOf(numbers: Float64Array, limit: number): number {
  let [low, high] = [0, numbers.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? Infinity) < limit) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
