export { GeneratedSecret, recoveryWindowCheck, type GeneratedSecretProps } from "./generated-secret";
export { isBetweenSecrets, rotationCheck } from "./rotation";
