import { RedisCache, type RedisCacheProps } from "../../constructs";
import { inStack, network } from "../support/fixtures";
import { requireOrSkip } from "../support/requirements";
import { type Configuration, terraformRequirement } from "../support/terraform";
import { craftState, differences } from "../support/terraform-state";
import { TerraformWorkspace } from "../support/terraform-workspace";

const accessString = "on ~* -@all +@read";
const secretsOnly: Partial<RedisCacheProps> = {
  encryptionAtRest: { kind: "aws-owned-key" },
  logs: { kind: "off" },
  events: { kind: "off" },
  alarms: { level: "off" },
  alerts: { kind: "off" },
  dashboard: { kind: "off" },
};

/** Two caches after some steps of rotation: one with a token, one with a user and its password. */
function rotated(rotation: number, kind: "iam" | "password" = "password"): Configuration {
  return inStack((scope) => {
    const common = { network, ...secretsOnly };
    new RedisCache(scope, "Token", { ...common, name: "token", authentication: { kind: "auth-token", rotation } });
    const app = kind === "iam" ? { kind, accessString } : { kind, accessString, rotation };
    new RedisCache(scope, "Users", { ...common, name: "users", authentication: { kind: "rbac", users: { app } } });
  }).document;
}

/** What Terraform would change when a configuration that has been applied becomes others. */
async function changes(from: Configuration, ...to: readonly Configuration[]): Promise<readonly (readonly string[])[]> {
  const workspace = new TerraformWorkspace(from);
  try {
    workspace.setState(await craftState(from));
    const found = [];
    for (const configuration of to) {
      workspace.configure(configuration);
      const planned = await workspace.changes();
      found.push(planned === undefined ? [] : differences(planned).map((line) => line.replace(/_[0-9A-F]{8}/g, "")));
    }
    return found;
  } finally {
    workspace.dispose();
  }
}

const newVersion = "arn, has_secret_string_wo, id, secret_string_wo_version, version_id, version_stages";

requireOrSkip(...terraformRequirement())("a rotation, planned by Terraform", () => {
  test("first makes new secrets and has them accepted beside the old ones, in place", async () => {
    const [same, next, iam] = await changes(rotated(1), rotated(1), rotated(2), rotated(1, "iam"));
    expect(same).toEqual([]);
    expect(next).toEqual([
      "aws_elasticache_replication_group.Token_ReplicationGroup: update auth_token, auth_token_update_strategy",
      "aws_elasticache_user.Users_Authentication_User-app: update authentication_mode",
      `aws_secretsmanager_secret_version.Token_Authentication_Token_Version: delete, create ${newVersion}`,
      `aws_secretsmanager_secret_version.Users_Authentication_Password-app_Version: create, delete ${newVersion}`,
    ]);
    // From a password to IAM the user stays the same one.
    expect(iam).toContain("aws_elasticache_user.Users_Authentication_User-app: update authentication_mode");
    expect(iam?.filter((line) => line.includes("elasticache"))).toHaveLength(1);
  }, 300_000);

  test("then refuses the old ones and makes nothing new", async () => {
    const [same, next] = await changes(rotated(2), rotated(2), rotated(3));
    expect(same).toEqual([]);
    expect(next).toEqual([
      "aws_elasticache_replication_group.Token_ReplicationGroup: update auth_token_update_strategy",
      "aws_elasticache_user.Users_Authentication_User-app: update authentication_mode",
    ]);
  }, 300_000);
});
