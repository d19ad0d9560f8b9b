/**
 * The entries that were given: an explicit `undefined` counts as left out.
 *
 * @internal
 */
export function withoutUndefined<T extends object>(props: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const given = Object.entries(props).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
