import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, LocalBackend, TerraformStack, TerraformVariable } from "cdktf";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ExistingSecretAuthentication, RedisCache } from "../../constructs";
import { cacheWith, network } from "../support/fixtures";
import { requireOrSkip } from "../support/requirements";
import { terraformRequirement } from "../support/terraform";
import { TerraformWorkspace } from "../support/terraform-workspace";

const nothingElse = {
  encryptionAtRest: { kind: "aws-owned-key" },
  logs: { kind: "off" },
  events: { kind: "off" },
  alarms: { level: "off" },
  alerts: { kind: "off" },
  dashboard: { kind: "off" },
} as const;

type Token = Omit<ExistingSecretAuthentication, "kind">;

/** Where the token of a cache is, by the cache's name. */
type Tokens = (stack: TerraformStack) => Readonly<Record<string, Token>>;

const secret = (name: string, jsonKey?: string): Token => ({
  secretArn: `arn:aws:secretsmanager:us-east-1:111122223333:secret:${name}-a1b2c3`,
  ...(jsonKey !== undefined && { jsonKey }),
});

const withoutSuffix = "arn:aws:secretsmanager:us-east-1:111122223333:secret:json";

/** Writes a stack of caches, in JSON or in HCL, and plans it. */
async function planned(tokens: Tokens, hcl: boolean) {
  const outdir = mkdtempSync(join(tmpdir(), "existing-secret-"));
  process.env.SYNTH_HCL_OUTPUT = String(hcl);
  const app = new App({ outdir, stackTraces: false });
  const stack = new TerraformStack(app, "stack");
  new LocalBackend(stack, { path: "stack.tfstate" });
  new AwsProvider(stack, "Aws", { region: "us-east-1" });
  for (const [name, token] of Object.entries(tokens(stack))) {
    const authentication = { kind: "existing-secret", ...token } as const;
    new RedisCache(stack, name, { name, network, ...nothingElse, authentication });
  }
  app.synth();
  delete process.env.SYNTH_HCL_OUTPUT;
  const workspace = new TerraformWorkspace(cacheWith({ ...nothingElse, authentication: { kind: "off" } }).document);
  try {
    rmSync(join(workspace.directory, "cdk.tf.json"));
    const file = hcl ? "cdk.tf" : "cdk.tf.json";
    copyFileSync(join(outdir, "stacks/stack", file), join(workspace.directory, file));
    const plan = await workspace.changes();
    return { changes: plan?.resource_changes ?? [], errors: (plan?.errors ?? "").replace(/\s+/g, " ") };
  } finally {
    workspace.dispose();
    rmSync(outdir, { recursive: true });
  }
}

const variable = (stack: TerraformStack, id: string, value: string) =>
  new TerraformVariable(stack, id, { type: "string", default: value }).stringValue;

requireOrSkip(...terraformRequirement())("a token in a secret that exists", () => {
  const readable: Tokens = (stack) => ({
    whole: secret("plain"),
    key: secret("json", "token"),
    dotted: secret("json", "a.b"),
    quoted: secret("json", 'say "hi" \\ ü'),
    star: secret("json", "*"),
    reference: {
      ...secret("json", variable(stack, "given_key", "a.b")),
      secretArn: variable(stack, "given_arn", withoutSuffix),
    },
  });

  it.each([false, true])(
    "is what the cache gets, hidden, under any key (HCL: %p)",
    async (hcl) => {
      const { changes, errors } = await planned(readable, hcl);
      const groups = changes.filter(({ type }) => type === "aws_elasticache_replication_group");
      const tokens = groups.map(({ change: { after } }) => [after?.replication_group_id, after?.auth_token]);
      expect(errors).toBe("");
      expect(Object.fromEntries(tokens)).toEqual({
        whole: "s".repeat(64),
        key: "j".repeat(64),
        dotted: "d".repeat(64),
        quoted: "q".repeat(64),
        star: "a".repeat(64),
        reference: "d".repeat(64),
      });
      groups.forEach(({ change }) => {
        expect(change.after_sensitive).toMatchObject({ auth_token: true });
      });
    },
    120_000,
  );

  const unreadable: Tokens = (stack) => ({
    missing: secret("json", "missing"),
    reference: secret("json", variable(stack, "given_key", "variable")),
    text: secret("plain", "any"),
    null: secret("none", "token"),
    empty: secret("none", "empty"),
    list: secret("none", "list"),
    nothing: secret("empty"),
  });

  // A cache without a token, or with an empty one, lets everybody in.
  it.each([false, true])(
    "ends the plan in an error that names the key when there is no text (HCL: %p)",
    async (hcl) => {
      const { errors } = await planned(unreadable, hcl);
      const said = errors.match(/The secret (?:must be|holds) [^.]*?(?=\.| Error:| $)/g);
      const under = "The secret must be a JSON object with a text under `jsonKey`:";
      expect(said?.sort()).toEqual([
        "The secret holds no text",
        `${under} any`,
        `${under} empty`,
        `${under} list`,
        `${under} missing`,
        `${under} token`,
        `${under} variable`,
      ]);
      expect(errors).not.toMatch(/([a-z])\1{15}/);
    },
    120_000,
  );
});
