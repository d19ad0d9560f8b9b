import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { requireOrSkip } from "../../support/requirements";
import {
  awsProvider,
  copyLockFile,
  sharedDataDirectory,
  terraformRequirement,
  testEnvironment,
} from "../../support/terraform";
import { craftState } from "../../support/terraform-state";
import { run } from "./run-guard";
import { group } from "../shared/plan/plans";
const canary = "canary-secret-canary-secret";

let project: string;

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), "guard-test-"));
});

afterEach(() => {
  rmSync(project, { recursive: true, force: true });
});

function write(file: string, content: unknown): void {
  mkdirSync(join(project, file, ".."), { recursive: true });
  writeFileSync(join(project, file), JSON.stringify(content));
}

requireOrSkip(...terraformRequirement())("a stack", () => {
  const original = process.env;
  const stack = (port: number, protectedCache = true) => ({
    terraform: { required_providers: awsProvider, backend: { local: {} } },
    provider: {
      aws: [
        {
          region: "us-east-1",
          skip_credentials_validation: true,
          skip_requesting_account_id: true,
          skip_metadata_api_check: "true",
        },
      ],
    },
    resource: {
      [group]: {
        cache: {
          replication_group_id: "cache",
          description: "cache",
          node_type: "cache.r7g.large",
          port,
          transit_encryption_enabled: true,
          auth_token: canary,
          lifecycle: { prevent_destroy: protectedCache },
        },
      },
    },
  });

  let state: unknown;

  beforeAll(async () => {
    state = await craftState(stack(6379));
  }, 120_000);

  beforeEach(() => {
    const { data, lockFile } = sharedDataDirectory();
    process.env = testEnvironment({ TF_DATA_DIR: data });
    write("cdktf.json", { app: "cp -r synthesized cdktf.out" });
    write("synthesized/manifest.json", { stacks: { shop: { workingDirectory: "stacks/shop" } } });
    write("synthesized/stacks/shop/terraform.tfstate", state);
    copyLockFile(lockFile, join(project, "synthesized/stacks/shop"));
  });

  afterEach(() => {
    process.env = original;
  });

  test("whose cache is protected is not safe to replace, and no secret is shown", async () => {
    write("synthesized/stacks/shop/cdk.tf.json", stack(6380));
    const outcome = await run(["shop", "--out", "kept.plan", "--", "-refresh=false"], project);

    expect(outcome.exitCode).toBe(1);
    expect(outcome.stdout).toContain(
      "replaced: destroyed first, then created, because it cannot change in place: port 6379 → 6380",
    );
    expect(outcome.stdout).toContain(
      `Instance cannot be destroyed: Resource ${group}.cache has lifecycle.prevent_destroy set, but the plan calls for this resource to be destroyed.`,
    );
    expect(JSON.stringify(outcome)).not.toContain(canary);
    expect(existsSync(join(project, "kept.plan"))).toBe(false);
  }, 60_000);

  test("whose replacement is allowed is still stopped by Terraform's own protection", async () => {
    write("synthesized/stacks/shop/cdk.tf.json", stack(6380));
    const outcome = await run(["shop", "--allow", `${group}.cache=empty`, "--", "-refresh=false"], project);

    expect(outcome.exitCode).toBe(2);
    expect(outcome.stdout).toContain("ALLOWED by --allow: empty");
  }, 60_000);

  test("can be judged and the plan kept to apply it", async () => {
    write("synthesized/stacks/shop/cdk.tf.json", stack(6379));
    const outcome = await run(["shop", "--out", "kept.plan", "--", "-refresh=false"], project);
    const kept = execFileSync("terraform", ["show", join(project, "kept.plan")], {
      cwd: join(project, "cdktf.out/stacks/shop"),
      env: process.env,
      encoding: "utf8",
    });

    expect(outcome).toEqual({
      exitCode: 0,
      stdout: "SAFE: no protected resource is replaced or deleted\n",
    });
    expect(kept).toContain("No changes.");
  }, 60_000);

  test("that is taken out of the code is destroyed although it was protected", async () => {
    const { resource, ...rest } = stack(6379);
    write("synthesized/stacks/shop/cdk.tf.json", {
      ...rest,
      output: { left: { value: Object.keys(resource).length } },
    });
    const outcome = await run(["shop", "--", "-refresh=false"], project);

    expect(outcome.exitCode).toBe(1);
    expect(outcome.stdout).toContain("destroyed, because it is no longer in the configuration");
  }, 60_000);

  test("whose plan cannot be kept says where", async () => {
    write("synthesized/stacks/shop/cdk.tf.json", stack(6379));
    const outcome = await run(["shop", "--out", "none/kept.plan", "--", "-refresh=false"], project);

    expect(outcome.exitCode).toBe(2);
    expect(outcome.stdout).toMatch(/^NOT JUDGED: the plan cannot be kept as .*none\/kept\.plan: ENOENT/);
  }, 60_000);

  test.each([["other"], ["constructor"]])("called %s that does not exist ends with 2", async (name) => {
    write("synthesized/stacks/shop/cdk.tf.json", stack(6379));
    const outcome = await run([name], project);

    expect(outcome).toEqual({ exitCode: 2, stdout: `NOT JUDGED: there is no stack ${name}, only shop\n` });
  });

  test("that nobody has credentials for is not judged", async () => {
    const withKeys = stack(6379);
    const { aws } = withKeys.provider;
    const strict = aws.map(({ region }) => ({ region, skip_metadata_api_check: "true" }));
    process.env = testEnvironment({
      ...process.env,
      AWS_CONFIG_FILE: "/dev/null",
      AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
    });
    delete process.env.AWS_ACCESS_KEY_ID;
    delete process.env.AWS_SECRET_ACCESS_KEY;
    delete process.env.AWS_PROFILE;
    write("synthesized/stacks/shop/cdk.tf.json", { ...withKeys, provider: { aws: strict } });
    const news: string[] = [];
    const outcome = await run(["shop"], project, { progress: (text) => news.push(text) });

    expect(outcome.exitCode).toBe(2);
    expect(outcome.stdout).toMatch(/^NOT JUDGED: .*No valid credential sources found/);
    expect(news.slice(0, 3)).toEqual(["synthesizing", "terraform init", "terraform plan of shop"]);
  }, 60_000);

  test("whose app fails ends with 2, with what the app said", async () => {
    write("cdktf.json", { app: "echo port must be a number >&2; exit 1" });
    const outcome = await run(["shop"], project);

    expect(outcome.exitCode).toBe(2);
    expect(outcome.stdout).toMatch(/^NOT JUDGED: the app of cdktf.json failed\n/);
    expect(outcome.stdout).toContain("port must be a number");
  });

  test("that Terraform cannot plan ends with 2, with what Terraform said", async () => {
    write("synthesized/stacks/shop/cdk.tf.json", { ...stack(6379), locals: { broken: "${aws_nothing.at.all}" } });
    const outcome = await run(["shop", "--", "-refresh=false"], project);

    expect(outcome.exitCode).toBe(2);
    expect(outcome.stdout).toMatch(/^NOT JUDGED: terraform plan failed: Reference to undeclared resource/);
    expect(JSON.stringify(outcome)).not.toContain(canary);
  }, 60_000);
});
