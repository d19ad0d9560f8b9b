import type { Warning } from "../../core";
import { isOpen } from "../authentication/user-facts";
import { evictionPolicy } from "./eviction-policy";
import type { RedisCacheProps } from "./props";
import type { RedisCacheWarning } from "./warning-ids";

/** The warnings about a cache, except those about its parts. */
export function warningsAbout(props: RedisCacheProps): readonly Warning<RedisCacheWarning>[] {
  const warnings: Warning<RedisCacheWarning>[] = [];
  if (evictionPolicy(props) === "noeviction") {
    warnings.push({ id: "no-eviction", message: "once memory is full, writes fail instead of evicting old keys" });
  }
  if (props.encryptionAtRest?.kind === "existing-key" && (props.alerts?.kind ?? "own-topics") === "own-topics") {
    const needed = "`kms:Decrypt` and `kms:GenerateDataKey*` to `cloudwatch.amazonaws.com`";
    warnings.push({
      id: "alert-key-policy",
      message: `alarm messages are silently lost unless the policy of the existing key allows ${needed}`,
    });
  }
  if (isOpen(props.authentication)) {
    warnings.push({
      id: "default-user",
      message: "anyone who reaches the port can read and write everything: AWS's own user `default` needs no password",
    });
  }
  return warnings;
}
