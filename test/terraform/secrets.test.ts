import type { Authentication } from "../../constructs";
import { cacheWith } from "../support/fixtures";
import { requireOrSkip } from "../support/requirements";
import { terraformRequirement } from "../support/terraform";
import { craftState } from "../support/terraform-state";
import { TerraformWorkspace } from "../support/terraform-workspace";

/** What Secrets Manager answers in tests: the secret in force, the one before it, and a freshly made one. */
const secrets = ["s", "p", "r"].map((letter) => letter.repeat(64));

const accessString = "on ~* -@all +@read";

interface Resource {
  readonly address: string;
  readonly values: unknown;
}

/** Where a plan of a cache that exists holds a secret, and what the plan shows a person. */
async function planned(authentication: Authentication) {
  const configuration = cacheWith({
    authentication,
    encryptionAtRest: { kind: "aws-owned-key" },
    logs: { kind: "off" },
    events: { kind: "off" },
    alarms: { level: "off" },
    alerts: { kind: "off" },
    dashboard: { kind: "off" },
  }).document;
  const workspace = new TerraformWorkspace(configuration);
  try {
    workspace.setState(await craftState(configuration));
    const { stdout, stderr } = await workspace.run("plan", "-refresh=false", "-lock=false", "-out=plan.bin");
    const state = JSON.parse((await workspace.run("show", "-json", "plan.bin")).stdout) as {
      readonly prior_state: { readonly values: { readonly root_module: { readonly resources: readonly Resource[] } } };
    };
    const holders = state.prior_state.values.root_module.resources.filter(({ values }) => hasSecret(values));
    return { shown: stdout + stderr, holders: holders.map(({ address }) => address.replace(/_[0-9A-F]{8}/g, "")) };
  } finally {
    workspace.dispose();
  }
}

function hasSecret(value: unknown): boolean {
  return secrets.some((secret) => JSON.stringify(value).includes(secret));
}

// docs/security.md says what the state holds; this is how it is known.
requireOrSkip(...terraformRequirement())("Terraform's state", () => {
  test.each<[string, Authentication, readonly string[]]>([
    [
      "holds the token of a cache with one",
      { kind: "auth-token" },
      [
        "aws_elasticache_replication_group.Cache_ReplicationGroup",
        "data.aws_secretsmanager_secret_version.Cache_Authentication_Token_Current",
      ],
    ],
    [
      "holds a token that is given, as that of a cache's own",
      { kind: "existing-secret", secretArn: "arn:aws:secretsmanager:us-east-1:111122223333:secret:token-a1b2c3" },
      [
        "aws_elasticache_replication_group.Cache_ReplicationGroup",
        "data.aws_secretsmanager_secret_version.Cache_Authentication_Token_Current",
      ],
    ],
    [
      "holds the password of a user with one, and nothing of a user with IAM",
      {
        kind: "rbac",
        users: {
          reader: { kind: "iam", accessString },
          writer: { kind: "password", accessString },
        },
      },
      [
        "aws_elasticache_user.Cache_Authentication_User-writer",
        "data.aws_secretsmanager_secret_version.Cache_Authentication_Password-writer_Current",
      ],
    ],
    [
      "holds no secret of a cache whose users all have IAM",
      { kind: "rbac", users: { reader: { kind: "iam", accessString } } },
      [],
    ],
  ])(
    "%s, and a plan never shows it",
    async (_what, authentication, expected) => {
      const { shown, holders } = await planned(authentication);
      expect([...holders].sort()).toEqual(expected);
      expect(hasSecret(shown)).toBe(false);
    },
    300_000,
  );
});
