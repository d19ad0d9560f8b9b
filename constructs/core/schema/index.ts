export { arn, kmsKeyArnCheck, topicArnCheck } from "./arn";
export { every, known, literal, type Check } from "./check";
export { list, record } from "./collections";
export { securityGroupIdCheck, subnetIdCheck, vpcIdCheck } from "./ec2-ids";
export { optional, required, type Schema, type VariantSchemas } from "./fields";
export {
  inKind,
  meaning,
  metaArguments,
  metaArgumentsOn,
  overridable,
  overridableOn,
  sinceProvider6,
  type Hints,
} from "./hints";
export {
  defaultLogGroupPrefix,
  deliveryStreamNameCheck,
  logFormatCheck,
  logGroupNameCheck,
  logGroupPrefixCheck,
  maxLogGroupNameLength,
  ownLogGroupNameCheck,
} from "./logs";
export { struct, variants } from "./objects";
export { proseUpTo } from "./prose";
export { isKnownPartition, mayHaveRegion, partitionOf, regionForm, regionOfZone, zoneCheck } from "./regions";
export { maxSubnetGroupNameLength, subnetGroupNameCheck } from "./subnet-groups";
export { flag, instance, integer, literalFlag, oneOf } from "./scalars";
export { referenceOnly, secretive, shown } from "./secrets";
export { sinceProvider } from "./since-provider";
export { knownText, literalName, text, textMatching, textUpTo } from "./texts";
export { examine, validate } from "./validate";
