import type { Construct } from "constructs";
import { partOf } from "../../core";
import type { AtRestEncryption } from "../../elasticache";
import { CacheKey, type CacheKeyProps } from "../../encryption";
import type { CacheEncryption } from "./props";

/** Encryption as the replication group takes it, and the key that was made for it, if one was. */
interface MadeEncryption {
  readonly made: CacheKey | undefined;
  readonly encryption: AtRestEncryption;
}

/** Makes the key of a cache, if it has one of its own. */
export function makeKey(cache: Construct, chosen: CacheEncryption, props: CacheKeyProps): MadeEncryption {
  if (chosen.kind !== "own-key") {
    return { made: undefined, encryption: chosen };
  }
  const made = new CacheKey(cache, "Key", { ...props, alias: chosen.alias });
  partOf(cache, made, { alias: "encryptionAtRest.alias" });
  return { made, encryption: { kind: "existing-key", kmsKeyArn: made.kmsKeyArn } };
}
