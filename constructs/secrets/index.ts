export { ExistingSecret, type ExistingSecretProps } from "./existing-secret";
export { GeneratedSecret, type GeneratedSecretProps } from "./generated-secret";

/** @internal */
export { EphemeralSecret } from "./ephemeral-secret";
/** @internal */
export { recoveryWindowCheck, secretHints } from "./generated-secret";
/** @internal */
export { isBetweenSecrets, rotationCheck } from "./rotation";
/** @internal */
export { fullSecretArnCheck, secretArnCheck, secretNameCheck } from "./secret-checks";
