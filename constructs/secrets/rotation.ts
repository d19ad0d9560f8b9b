import { type Check, integer, literal } from "../core";

/**
 * Check of a number of rotation steps. It decides which secrets are looked up, so it must be known at synth.
 *
 * @internal
 */
export const rotationCheck: Check<number> = literal(integer(1, Number.MAX_SAFE_INTEGER));

/**
 * A rotation takes two steps: at an even number the new and the old secret are valid, at an odd number only the new
 * one. So numbers 2 and 3 share the second secret.
 */
export function generation(rotation: number): number {
  return Math.floor(rotation / 2) + 1;
}

/**
 * True in the middle of a rotation, when the old secret is still valid.
 *
 * @internal
 */
export function isBetweenSecrets(rotation: number): boolean {
  return rotation % 2 === 0;
}
