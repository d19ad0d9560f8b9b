import { type Check, arn, every, isUnresolved, textMatching } from "../core";

/**
 * Maximum length of the name of a secret.
 *
 * @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html
 */
export const maxNameLength = 512;

/** Characters of the name of a secret. @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html */
const character = "[\\w/+=.@-]";

/** The form of the name of a secret, of any length. */
export const secretNameFormCheck: Check<string> = textMatching(
  new RegExp(`^${character}+$`),
  "must be letters, digits or /_+=.@-",
);

/**
 * Check of the name of a secret that is taken as it is.
 *
 * @internal
 */
export const secretNameCheck: Check<string> = every(
  secretNameFormCheck,
  textMatching(new RegExp(`^[^]{0,${maxNameLength}}$`), `must have at most ${maxNameLength} characters`),
);

const example = "arn:aws:secretsmanager:us-east-1:111122223333:secret:name-a1b2c3";

/**
 * Check of the ARN of a secret. Secrets Manager finds it with and without the six characters that it adds to the name.
 *
 * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/troubleshoot.html#ARN_secretnamehyphen
 * @internal
 */
export const secretArnCheck: Check<string> = hidingSecrets(
  arn("secretsmanager", new RegExp(`^secret:${character}+$`), example),
);

const anyFullArn = arn("secretsmanager", new RegExp(`^secret:${character}+-[A-Za-z\\d]{6}$`), example);

/**
 * Check of the ARN of a secret with the six characters: what a policy names is compared with all of it.
 *
 * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_iam-permissions.html
 * @internal
 */
export const fullSecretArnCheck: Check<string> = hidingSecrets(anyFullArn);

/** Somebody may give the secret itself where its ARN belongs: messages show what begins like an ARN, and nothing else. */
function hidingSecrets(check: Check<string>): Check<string> {
  return (at, value, problems) => {
    problems.showingText(typeof value === "string" && !isUnresolved(value) && value.startsWith("arn:"), () => {
      check(at, value, problems);
    });
  };
}
