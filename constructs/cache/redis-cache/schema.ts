import { acknowledgementsCheck, optional, required, struct, topicArnCheck, variants } from "../../core";
import {
  atRestEncryptionHints,
  atRestEncryptionSchemas,
  nameCheck,
  parametersCheck,
  settingsSchema,
} from "../../elasticache";
import { aliasCheck } from "../../encryption";
import { clientsCheck, descriptionCheck, networkCheck } from "../../network";
import { ownTopicNameCheck } from "../../notifications";
import { recoveryWindowCheck } from "../../secrets";
import { authenticationCheck } from "../authentication/schema";
import { loggingCheck } from "../logging/schema";
import { alertDestinationCheck } from "../monitoring/alert-destination";
import { alarmSettingsCheck, dashboardCheck } from "../monitoring/settings";
import { parameterGroupChoiceCheck, securityGroupsChoiceCheck, subnetGroupChoiceCheck } from "./groups";
import type { CacheEncryption, EventDestination, RedisCacheProps } from "./props";
import { redisCacheWarnings } from "./warning-ids";

const hints = () => require("./hints") as typeof import("./hints");

/** Check of the props of a cache. */
export const redisCacheCheck = struct<RedisCacheProps>(
  {
    ...settingsSchema,
    name: required(nameCheck),
    network: required(networkCheck),
    subnetGroup: optional(subnetGroupChoiceCheck),
    clients: optional(clientsCheck),
    securityGroups: optional(securityGroupsChoiceCheck),
    securityGroupDescription: optional(descriptionCheck),
    parameterGroup: optional(parameterGroupChoiceCheck),
    parameters: optional(parametersCheck),
    authentication: optional(authenticationCheck),
    secretRecoveryWindowInDays: optional(recoveryWindowCheck),
    encryptionAtRest: optional(
      variants<CacheEncryption>(
        { ...atRestEncryptionSchemas, "own-key": { alias: optional(aliasCheck) } },
        atRestEncryptionHints,
      ),
    ),
    logs: optional(loggingCheck),
    events: optional(
      variants<EventDestination>(
        {
          "own-topic": { name: optional(ownTopicNameCheck) },
          "existing-topic": { topicArn: required(topicArnCheck) },
          off: {},
        },
        () => hints().eventHints,
      ),
    ),
    alarms: optional(alarmSettingsCheck),
    alerts: optional(alertDestinationCheck),
    dashboard: optional(dashboardCheck),
    acknowledgedWarnings: optional(acknowledgementsCheck(redisCacheWarnings)),
  },
  () => hints().redisCacheHints,
);
