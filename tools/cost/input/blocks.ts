import { isRecord, membersOf } from "../../shared/records";

/** The blocks of an argument: a plan has a list of them, and a stack may have a single one by itself. */
export function blocksOf(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return (Array.isArray(value) ? value : [value]).filter(isRecord).map(membersOf);
}
