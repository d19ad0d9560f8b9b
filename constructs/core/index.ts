export { arn, kmsKeyArnCheck, topicArnCheck } from "./schema/arn";
export { jsonText, replaceWith, withoutTokenTraces } from "./framework";
export { movedFrom } from "./moved-from";
export { fitName } from "./fit-name";
export { Problems, hidden, isUnresolved } from "./problems";
export { useProvider } from "./use-provider";
export {
  anything,
  every,
  flag,
  integer,
  known,
  literal,
  literalFlag,
  oneOf,
  referenceOnly,
  secretive,
  shown,
  type Check,
} from "./schema/check";
export { list, optional, record, required, struct, variants, type Shape } from "./schema/objects";
export { knownText, literalName, text, textMatching } from "./schema/texts";
export { copyOf, withoutUndefined } from "./objects";
export { copyOfTags, lookupTagsCheck, namedTags, tagsCheck, type Tags } from "./tags";
export { ValidationError, type Problem } from "./validation-error";
export { warn, type AcknowledgedWarnings, type Warning } from "./warnings";
