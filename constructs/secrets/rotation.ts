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
