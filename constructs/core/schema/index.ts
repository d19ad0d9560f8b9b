export { arn, kmsKeyArnCheck, topicArnCheck } from "./arn";
export { every, known, literal, type Check } from "./check";
export { list, record } from "./collections";
export { optional, required, struct, variants, type Schema, type VariantSchemas } from "./objects";
export { flag, instance, integer, literalFlag, oneOf } from "./scalars";
export { referenceOnly, secretive, shown } from "./secrets";
export { knownText, literalName, text, textMatching } from "./texts";
export { examine, validate } from "./validate";
