export { arn, kmsKeyArnCheck, topicArnCheck } from "./arn";
export { jsonText, replaceWith, withoutTokenTraces } from "./framework";
export { movedFrom } from "./moves";
export { fitName } from "./naming";
export { Problems, hidden, isUnresolved } from "./problems";
export { useProvider } from "./provider-choice";
export {
  anything,
  every,
  flag,
  integer,
  known,
  knownText,
  list,
  literal,
  literalFlag,
  literalName,
  oneOf,
  optional,
  record,
  referenceOnly,
  required,
  secretive,
  shown,
  struct,
  text,
  textMatching,
  variants,
  type Check,
  type Shape,
} from "./shape";
export { copyOf, withoutUndefined } from "./objects";
export { copyOfTags, lookupTagsCheck, namedTags, tagsCheck, type Tags } from "./tags";
export { ValidationError, type Problem } from "./validation-error";
export { warn, type AcknowledgedWarnings, type Warning } from "./warnings";
