import { Fn, TerraformResource, Token } from "cdktf";
import type { Construct } from "constructs";
import { asArgument, fitName, isUnresolved } from "../../core";
import { maxSnapshotNameLength } from "../facts/limits";

const separator = "-final-";

/** Characters of the random id that the name ends with: hexadecimal digits, the first part of a UUID. */
const idLength = 8;

/**
 * A name that is in the state from the first apply on and that no other cache will ever use. The framework's own class
 * for `terraform_data` is not used, because it runs the Terraform binary at synth.
 */
export function finalSnapshotIdentifier(group: Construct, replicationGroupId: string): string {
  const birth = new TerraformResource(group, "FinalSnapshot", { terraformResourceType: "terraform_data" });
  return `${beginning(replicationGroupId)}${separator}${Fn.substr(birth.getStringAttribute("id"), 0, idLength)}`;
}

/** As much of the group's id as the name has room for. */
function beginning(replicationGroupId: string): string {
  const room = maxSnapshotNameLength - separator.length - idLength;
  return isUnresolved(replicationGroupId)
    ? Token.asString(Fn.trimsuffix(Fn.substr(asArgument(replicationGroupId), 0, room), "-"))
    : fitName(replicationGroupId, room);
}
