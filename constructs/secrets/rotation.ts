import { type Check, integer, literal } from "../core";

/**
 * Check of a count of steps. It decides which secrets are looked up, so it must be known at synth.
 *
 * @internal
 */
export const rotationCheck: Check = literal(integer(1, Number.MAX_SAFE_INTEGER));

/**
 * A rotation takes two steps: an even count has a new secret beside the old one, an odd count the new one alone. So
 * counts 2 and 3 share the second secret.
 */
export function generation(rotation: number): number {
  return Math.floor(rotation / 2) + 1;
}

/**
 * True in the middle of a rotation, when the old secret still counts.
 *
 * @internal
 */
export function isBetweenSecrets(rotation: number): boolean {
  return rotation % 2 === 0;
}
