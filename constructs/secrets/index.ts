export { GeneratedSecret, type GeneratedSecretProps } from "./generated-secret";

/** @internal */
export { recoveryWindowCheck, secretHints } from "./generated-secret";
/** @internal */
export { isBetweenSecrets, rotationCheck } from "./rotation";
