/**
 * Chooses at random, the same ones for the same seed, in an order that is random too. By Fisher and Yates, with a
 * generator that a seed determines (a linear congruence, as in Numerical Recipes).
 */
export function sample<T>(list: readonly T[], size: number, seed: number): readonly T[] {
  const result = [...list];
  let state = seed;
  for (let index = result.length - 1; index > 0; index -= 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const other = Math.floor((state / 2 ** 32) * (index + 1));
    [result[index], result[other]] = [result[other] as T, result[index] as T];
  }
  return result.slice(0, size);
}
