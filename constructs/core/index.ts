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
  literal,
  literalFlag,
  oneOf,
  referenceOnly,
  secretive,
  shown,
  type Check,
} from "./checks";
export { list, optional, record, required, struct, variants, type Shape } from "./shape";
export { knownText, literalName, text, textMatching } from "./texts";
export { copyOf, withoutUndefined } from "./objects";
export { copyOfTags, lookupTagsCheck, namedTags, tagsCheck, type Tags } from "./tags";
export { ValidationError, type Problem } from "./validation-error";
export { warn, type AcknowledgedWarnings, type Warning } from "./warnings";
