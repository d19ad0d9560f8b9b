/**
 * A time that is up to a share shorter than the given one, at random: keys that were written together do not expire
 * together. It is never longer, so what the caller says about the age of a value stays true.
 *
 * @param share 0 for no jitter, below 1
 */
export function jittered(ms: number, share: number): number {
  return ms * (1 - share * Math.random());
}

/** Milliseconds before another try: doubling from `firstMs` to `lastMs`, and anything up to that at random. */
export function backoff(tries: number, firstMs: number, lastMs: number): number {
  return Math.random() * Math.min(firstMs * 2 ** tries, lastMs);
}
