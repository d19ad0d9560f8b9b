import { asTyped, pageAt } from "../../../../command-line/wording";
import { knownAfterApply } from "../../../../plan/delta";
import type { Step } from "../../../card";
import { sources } from "../../../sources";

const handOver = pageAt("docs/migrations.md");

/** Tokens and users. */
export const authenticationSteps: readonly Step[] = [
  {
    attribute: "user_group_ids",
    effect:
      "providers before 6.31 add the user group and delete the token in two requests, and AWS requires one: the apply fails between them",
    instead: `make the users with \`-target\`, hand over with one request of the AWS CLI, and correct the state: ${handOver} has the commands`,
    source: sources.issue(39546),
    on: "update",
    applies: ({ before, after, changed }) =>
      filled(before.auth_token) && !filled(after.auth_token) && changed("user_group_ids"),
  },
  {
    attribute: "auth_token",
    effect: "the provider sends an empty token, which does not turn authentication off",
    instead: `go from the token to users, and from those to none: ${handOver} has the commands`,
    source: sources.tlsOff,
    on: "update",
    applies: ({ before, after, changed }) =>
      filled(before.auth_token) &&
      !filled(after.auth_token) &&
      !filled(after.auth_token_wo_version) &&
      !changed("user_group_ids"),
  },
  {
    attribute: "auth_token",
    effect: "AWS accepts SET for a token that ROTATE has added before, not for a new one",
    instead:
      "apply the token with ROTATE, move the clients to it, and then apply SET (`rotation` 2, then 3; for a given secret, `updateStrategy`)",
    source: sources.modify,
    on: "update",
    applies: ({ after, changed }) =>
      changed("auth_token") &&
      (filled(after.auth_token) || after.auth_token === knownAfterApply) &&
      after.auth_token_update_strategy === "SET",
  },
  {
    attribute: "auth_token_wo_version",
    effect: "AWS accepts SET for a token that ROTATE has added before, and nothing here has added one",
    instead:
      "raise the version together with ROTATE, move the clients to the token, and raise it again together with SET (`rotation` 2, then 3; for a given secret, `updateStrategy`)",
    source: sources.modify,
    on: "update",
    applies: ({ before, after, changed }) =>
      changed("auth_token_wo_version") &&
      filled(after.auth_token_wo_version) &&
      after.auth_token_update_strategy === "SET" &&
      before.auth_token_update_strategy !== "ROTATE",
  },
  {
    attribute: "auth_token_update_strategy",
    effect:
      "the state has no strategy, as after an import: providers before 6.0 send an empty token after everything else, and AWS refuses it. The group's other changes are made and the apply ends in an error; the next one goes on with the rest",
    instead: `import it without a change (\`importInto\` sees to it), and fill in the state before anything changes: with \`${asTyped("adopt", "--finish", "STACK")}\`, or, without such an app, with \`terraform state pull\`, ROTATE as the strategy, \`serial\` one higher, and \`terraform state push\`. Providers from 6.0 on need neither`,
    source: sources.issue(38209),
    on: "update",
    applies: (change) => sendsEmptyToken(change),
  },
];

/**
 * The strategy has a default that no refresh fills in, so that an imported group always gets it. Hiding the change from
 * the plan does not keep the provider from sending it with the next one.
 */
const sendsEmptyToken: Step["applies"] = ({ before, after, changed, schemaVersion }) =>
  !filled(before.auth_token_update_strategy) &&
  !filled(before.auth_token) &&
  !filled(after.auth_token) &&
  !filled(after.auth_token_wo_version) &&
  !changed("auth_token") &&
  (schemaVersion === undefined ? after.auth_token_update_strategy === "ROTATE" : schemaVersion === schemaBefore6);

/** Schema version of a replication group before provider 6.0. */
const schemaBefore6 = 2;

function filled(value: unknown): boolean {
  return value !== undefined && value !== null && value !== "";
}
