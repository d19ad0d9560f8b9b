import { type Check, type Schema, logFormatCheck, optional, ownLogGroupNameCheck, variants } from "../core";
import { retentionCheck } from "./retention";

const hints = () => require("./hints") as typeof import("./hints");

/** A log group made for one log. */
export interface OwnLogGroup {
  /** The group is made. */
  readonly kind: "own-log-group";
  /**
   * Name of the group, at most 512 characters. Another name replaces the group, with everything in it.
   *
   * @default - the prefix, the cache's name, and /slow-log or /engine-log
   */
  readonly logGroupName?: string;
  /**
   * Days that the log is kept; 0 keeps it forever.
   *
   * @default 365
   */
  readonly retentionInDays?: number;
  /**
   * Format of the entries. The dashboard shows the slow log in JSON only. Known at synth: no token.
   *
   * @default "json"
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Log_Delivery.html
   */
  readonly format?: "json" | "text";
}

/**
 * Checks of an {@link OwnLogGroup}.
 *
 * @internal
 */
export const ownLogGroupSchema: Schema<Omit<OwnLogGroup, "kind">> = {
  logGroupName: optional(ownLogGroupNameCheck),
  retentionInDays: optional(retentionCheck),
  format: optional(logFormatCheck),
};

/** A log group for one log, or none. */
export type OwnLog = OwnLogGroup | { readonly kind: "off" };

/**
 * Check of an {@link OwnLog}.
 *
 * @internal
 */
export const ownLogCheck: Check<OwnLog> = variants<OwnLog>(
  { "own-log-group": ownLogGroupSchema, off: {} },
  () => hints().ownLogHints,
);
