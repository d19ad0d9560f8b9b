import { type Hints, meaning, metaArguments, overridable } from "../core";

/**
 * Hints for a key, its policy and its alias.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/kms_key
 * @internal
 */
export const keyHints: Hints = {
  ...overridable("CacheKey", "resource", [
    "custom_key_store_id",
    "customer_master_key_spec",
    "deletion_window_in_days",
    "enable_key_rotation",
    "is_enabled",
    "key_usage",
    "multi_region",
    "rotation_period_in_days",
  ]),
  ...overridable("CacheKey", "policy", ["policy", "bypass_policy_lockout_safety_check"]),
  ...meaning("the alias is that of the key that is made here", ["targetKeyId"]),
  ...meaning("a key in an external key store is not offered", ["xksKeyId"]),
};

/** Hints for a key that is used alone. */
export const cacheKeyHints: Hints = {
  ...keyHints,
  ...overridable("CacheKey", "resource", ["description"]),
  ...meaning("it is called `alias`", ["aliasName"]),
  ...meaning("it follows from `name`", ["namePrefix"]),
  ...meaning("the key is made here; use `kmsKeyArn` of this construct", ["keyId", "kmsKeyId", "kmsKeyArn"]),
  ...meaning("it is called `deletionProtection`", ["preventDestroy", "removalPolicy"]),
  ...metaArguments("CacheKey", "resource", ["create"]),
};
