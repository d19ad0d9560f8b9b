import {
  deliveryStreamNameCheck,
  logFormatCheck,
  logGroupNameCheck,
  logGroupPrefixCheck,
  optional,
  required,
  variants,
} from "../../core";
import { ownLogGroupSchema, retentionCheck } from "../../logs";
import type { CacheLog, CacheLogging } from "./logging";

const hints = () => require("./hints") as typeof import("./hints");

const logCheck = variants<CacheLog>(
  {
    "own-log-group": ownLogGroupSchema,
    "existing-log-group": { logGroupName: required(logGroupNameCheck), format: optional(logFormatCheck) },
    "existing-delivery-stream": {
      deliveryStreamName: required(deliveryStreamNameCheck),
      format: optional(logFormatCheck),
    },
    off: {},
  },
  () => hints().logChoiceHints,
);

/** Check of {@link CacheLogging}. */
export const loggingCheck = variants<CacheLogging>(
  {
    "own-log-groups": {
      retentionInDays: optional(retentionCheck),
      prefix: optional(logGroupPrefixCheck),
      format: optional(logFormatCheck),
    },
    "per-log": { slowLog: optional(logCheck), engineLog: optional(logCheck) },
    off: {},
  },
  () => hints().loggingHints,
);
