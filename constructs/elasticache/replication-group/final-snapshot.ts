import { Fn, Op, TerraformResource, Token } from "cdktf";
import type { Construct } from "constructs";
import { asArgument, fitName, isUnresolved } from "../../core";
import { maxSnapshotNameLength } from "../facts/limits";

const separator = "-final-";

/** Characters of the random id that the name ends with: hexadecimal digits, the first part of a UUID. */
const idLength = 8;

/**
 * A name that is in the state from the first apply on and that no other cache will ever use. The framework's own class
 * for `terraform_data` is not used, because it runs the Terraform binary at synth.
 *
 * A cache that release 0.1.0 has made keeps the longer name that it has: its `terraform_data` has no input, and the one
 * that it would get now is ignored.
 */
export function finalSnapshotIdentifier(group: Construct, replicationGroupId: string): string {
  const birth = new TerraformResource(group, "FinalSnapshot", {
    terraformResourceType: "terraform_data",
    lifecycle: { ignoreChanges: ["input"] },
  });
  birth.addOverride("input", "short");
  const id = birth.getStringAttribute("id");
  const since010 = `${beginning(replicationGroupId)}${separator}${Fn.substr(id, 0, idLength)}`;
  const of010 = `${replicationGroupId}${separator}${id}`;
  const isOf010 = Op.eq(birth.getStringAttribute("output"), Token.nullValue());
  return Token.asString(
    Fn.conditional(isOf010, isUnresolved(replicationGroupId) ? asArgument(of010) : of010, since010),
  );
}

/** As much of the group's id as the name has room for. */
function beginning(replicationGroupId: string): string {
  const room = maxSnapshotNameLength - separator.length - idLength;
  return isUnresolved(replicationGroupId)
    ? Token.asString(Fn.trimsuffix(Fn.substr(asArgument(replicationGroupId), 0, room), "-"))
    : fitName(replicationGroupId, room);
}
