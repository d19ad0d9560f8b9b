export { GeneratedSecret, type GeneratedSecretProps } from "./generated-secret";

/** @internal */
export { recoveryWindowCheck } from "./generated-secret";
/** @internal */
export { isBetweenSecrets, rotationCheck } from "./rotation";

/** @internal */
export { secretHints } from "./hints";
