import { Annotations } from "cdktf";
import type { IConstruct } from "constructs";

/** Reasons for living with a warning, by the warning's id. */
export type AcknowledgedWarnings<Id extends string = string> = Readonly<Partial<Record<Id, string>>>;

/**
 * A doubt about a configuration that works.
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
      Annotations.of(scope).addWarning(`${id}: ${message}; to silence it, give a reason in \`acknowledgedWarnings\``);
    }
  }
}
