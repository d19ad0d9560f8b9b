import { type Check, literalName, optional, record, required, secretive, variants } from "../../core";
import { accessStringCheck, engineCheck } from "../../elasticache";
import { rotationCheck } from "../../secrets";
import type { Authentication, CacheUser } from "./authentication";

const hints = () => require("./hints") as typeof import("./hints");

const userName = literalName(
  /^(?!default$)[a-z](?:[a-z0-9]|-(?=[a-z0-9]))*$/,
  "must be lower-case letters, digits and single hyphens, beginning with a letter, and not `default`",
);

const accessString = required(accessStringCheck);
const rotation = optional(rotationCheck);

const userCheck: Check<CacheUser> = variants<CacheUser>(
  {
    iam: { accessString },
    password: { accessString, rotation },
  },
  () => hints().cacheUserHints,
);

/** Check of an {@link Authentication} given by a caller. */
export const authenticationCheck: Check<Authentication> = secretive(
  variants<Authentication>(
    {
      "auth-token": { rotation },
      rbac: { users: required(record(userCheck, { key: userName })), userEngine: optional(engineCheck) },
      off: {},
    },
    () => hints().authenticationHints,
  ),
);
