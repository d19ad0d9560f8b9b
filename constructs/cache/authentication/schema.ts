import {
  type Check,
  integer,
  kmsKeyArnCheck,
  literal,
  literalFlag,
  literalName,
  oneOf,
  optional,
  record,
  required,
  secretive,
  shown,
  text,
  variants,
} from "../../core";
import {
  accessStringCheck,
  engineCheck,
  newerProvider,
  userGroupIdCheck,
  userIdCheck,
  userNameCheck,
} from "../../elasticache";
import { fullSecretArnCheck, rotationCheck, secretArnCheck, secretNameCheck } from "../../secrets";
import type { Authentication } from "./authentication";
import type { CacheUser, DefaultUser, ExistingUser } from "./users";

const hints = () => require("./hints") as typeof import("./hints");

const rule = "must be lower-case letters, digits and single hyphens, beginning with a letter";
const anyName = literalName(/^[a-z](?:[a-z0-9]|-(?=[a-z0-9]))*$/, rule);
const nameBesideDefault = literalName(
  /^(?!default$)[a-z](?:[a-z0-9]|-(?=[a-z0-9]))*$/,
  `${rule}, and not \`default\`, which is \`defaultUser\``,
);

const accessString = required(accessStringCheck);
const rotation = optional(rotationCheck);
const userId = shown(userIdCheck);
const userName = optional(shown(userNameCheck));
const secretName = optional(shown(secretNameCheck));
const kmsKeyArn = optional(shown(kmsKeyArnCheck));

const existingUser = {
  userId: required(userId),
  userName,
  secretArn: optional(fullSecretArnCheck),
  kmsKeyArn,
};

const userCheck: Check<CacheUser> = variants<CacheUser>(
  {
    iam: { accessString, userId: optional(userId) },
    password: { accessString, rotation, userId: optional(userId), userName, secretName },
    "existing-user": existingUser,
  },
  () => hints().cacheUserHints,
);

const existingUserCheck = variants<ExistingUser>({ "existing-user": existingUser }, () => hints().existingUserHints);

const defaultUserCheck = variants<DefaultUser>(
  {
    off: { userId: optional(userId) },
    password: { accessString, rotation, userId: optional(userId), secretName },
    "existing-user": { userId: required(userId) },
  },
  () => hints().defaultUserHints,
);

/** Check of an {@link Authentication} given by a caller. */
export const authenticationCheck: Check<Authentication> = secretive(
  variants<Authentication>(
    {
      "auth-token": { rotation, secretName, writeOnly: optional(newerProvider("6.62", literalFlag)) },
      "existing-secret": {
        secretArn: required(secretArnCheck),
        jsonKey: optional(shown(text)),
        kmsKeyArn,
        updateStrategy: optional(shown(oneOf(["ROTATE", "SET"]))),
        writeOnlyVersion: optional(newerProvider("6.62", literal(integer(1, Number.MAX_SAFE_INTEGER)))),
      },
      rbac: {
        users: required(record(userCheck, { key: nameBesideDefault })),
        userEngine: optional(engineCheck),
        userGroupId: optional(shown(userGroupIdCheck)),
        defaultUser: optional(defaultUserCheck),
      },
      "existing-user-group": {
        userGroupId: required(shown(userGroupIdCheck)),
        users: optional(record(existingUserCheck, { key: anyName })),
      },
      off: {},
    },
    () => hints().authenticationHints,
  ),
);
