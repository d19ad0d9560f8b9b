import { LocalBackend, S3Backend, type TerraformStack } from "cdktf";
import type { State } from "./environment";

/**
 * Says where a stack keeps its state.
 *
 * A local state file is kept in the project's directory, not in the generated one, and by a relative path, so that the
 * output is the same wherever the project is checked out. State in S3 is encrypted and locked by a file next to it,
 * which needs Terraform or OpenTofu 1.10.
 *
 * @see https://developer.hashicorp.com/terraform/language/backend/s3#state-locking
 */
export function keepState(stack: TerraformStack, name: string, state: State): void {
  switch (state.kind) {
    case "local":
      new LocalBackend(stack, { path: `../../../terraform.${name}.tfstate` });
      break;
    case "s3":
      new S3Backend(stack, {
        bucket: state.bucket,
        region: state.region,
        key: `managed-redis/${name}.tfstate`,
        encrypt: true,
      }).addOverride("use_lockfile", true);
  }
}
