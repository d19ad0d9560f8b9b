/**
 * The value of a record under a name that comes from a plan: a type or attribute called `constructor` has none, where
 * `record[name]` would find what every object has.
 */
export function own<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
