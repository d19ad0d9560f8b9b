export { importInto } from "./import-into";
export { movedFrom } from "./moved-from";
export { useProvider } from "./use-provider";
export { withoutTokenTraces } from "./framework";
export { jsonText } from "./json-text";
export type { Tags } from "./tags";
export { ValidationError, type Problem } from "./validation-error";
export type { AcknowledgedWarnings } from "./warnings";

/** @internal */
export { argumentOf } from "./argument-of";
/** @internal */
export { beforeWriting } from "./before-writing";
/** @internal */
export { copyOf } from "./copy-of";
/** @internal */
export { fitName } from "./fit-name";
/** @internal */
export { type EphemeralResource, demand, replaceWith } from "./framework";
/** @internal */
export { checkImports, importIdsCheck } from "./import-checks";
/** @internal */
export { whenImported } from "./import-into";
/** @internal */
export { didYouMean } from "./nearest";
/** @internal */
export { lowerCase } from "./lower-case";
/** @internal */
export { partOf, refusal, wholeOf } from "./parts";
/** @internal */
export { Problems, hidden } from "./problems";
/** @internal */
export {
  arn,
  defaultLogGroupPrefix,
  deliveryStreamNameCheck,
  every,
  examine,
  flag,
  instance,
  integer,
  kmsKeyArnCheck,
  known,
  knownText,
  list,
  literal,
  literalFlag,
  literalName,
  logFormatCheck,
  logGroupNameCheck,
  logGroupPrefixCheck,
  maxLogGroupNameLength,
  meaning,
  metaArguments,
  maxSubnetGroupNameLength,
  metaArgumentsOn,
  oneOf,
  optional,
  ownLogGroupNameCheck,
  proseUpTo,
  inKind,
  overridable,
  overridableOn,
  record,
  referenceOnly,
  mayHaveRegion,
  partitionOf,
  regionForm,
  regionOfZone,
  required,
  secretive,
  securityGroupIdCheck,
  shown,
  sinceProvider,
  sinceProvider6,
  struct,
  subnetGroupNameCheck,
  subnetIdCheck,
  text,
  textMatching,
  textUpTo,
  topicArnCheck,
  validate,
  variants,
  vpcIdCheck,
  zoneCheck,
  type Check,
  type Hints,
  type Schema,
  type VariantSchemas,
} from "./schema";
/** @internal */
export { placeOf, providerOf, type Place, type ProvidedElement } from "./provider-of";
/** @internal */
export { checkSameApp, checkSameStack, checkScope } from "./same-app";
/** @internal */
export { checkPlaces, keepInPlace, keepTogether, type PlacedLiteral } from "./same-place";
/** @internal */
export { snakeCase } from "./snake-case";
/** @internal */
export { copyOfTags, joinedTags, lookupTagsCheck, namedTags, tagsCheck } from "./tags";
/** @internal */
export { asArgument, withNumberTokens } from "./tokens/arguments";
/** @internal */
export { hasFrameworkToken } from "./tokens/framework-tokens";
/** @internal */
export { isUnresolved } from "./tokens/token-type";
/** @internal */
export { claimName, giveNames, nameClashes, sharedName } from "./unique-names";
/** @internal */
export { acknowledgementsCheck, acknowledgementsOf, warn, type Warning } from "./warnings";
/** @internal */
export { withoutUndefined } from "./without-undefined";
