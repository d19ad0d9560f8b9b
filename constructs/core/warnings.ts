import { Annotations } from "cdktf";
import type { IConstruct } from "constructs";
import { type Check, oneOf, record, text } from "./schema";

/** Reasons for accepting warnings, by the warning's id. */
export type AcknowledgedWarnings<Id extends string = string> = Readonly<Partial<Record<Id, string>>>;

/**
 * A possible problem in a configuration that works.
 *
 * @internal
 */
export interface Warning<Id extends string = string> {
  /** Stable name, to acknowledge the warning with. */
  readonly id: Id;
  /** What may go wrong, and what to do about it. */
  readonly message: string;
}

/**
 * Shows warnings through the framework's annotations, except those acknowledged with a reason.
 *
 * @internal
 */
export function warn<Id extends string>(
  scope: IConstruct,
  warnings: readonly Warning<Id>[],
  acknowledged?: AcknowledgedWarnings<Id>,
): void {
  for (const { id, message } of warnings) {
    if (acknowledged?.[id] === undefined) {
      Annotations.of(scope).addWarning(
        `${id}: ${message}; to acknowledge it, give a reason in \`acknowledgedWarnings\``,
      );
    }
  }
}

/**
 * Check of the reasons for accepting some warnings: any text, which AWS never sees.
 *
 * @internal
 */
export function acknowledgementsCheck<Id extends string>(ids: readonly Id[]): Check<AcknowledgedWarnings<Id>> {
  return record<string, Id>(text, { key: oneOf(ids) }) as Check<AcknowledgedWarnings<Id>>;
}

/**
 * The reasons that are about some of the warnings.
 *
 * @internal
 */
export function acknowledgementsOf<Id extends string>(
  ids: readonly Id[],
  reasons: AcknowledgedWarnings | undefined,
): AcknowledgedWarnings<Id> {
  const entries = ids.flatMap((id) => (reasons?.[id] === undefined ? [] : [[id, reasons[id]]]));
  return Object.fromEntries(entries) as AcknowledgedWarnings<Id>;
}
