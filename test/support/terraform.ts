import { execFile, execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { devNull, tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import type { RequiredProviders, StackDocument } from "../../tools/shared/stack/document";

/** What a Terraform command left behind. */
export interface TerraformResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What every stack of this project needs; `@cdktf/provider-aws` decides the version. */
export const awsProvider: RequiredProviders = { aws: { source: "aws", version: "5.100.0" } };

/** Longest time for one command, in milliseconds. */
const commandTimeout = 120_000;

/** Above the plan JSON of a large stack, in bytes. */
const maxOutput = 256 * 1024 * 1024;

/**
 * Terraform's environment in tests: dummy keys, no profile, no configuration of the person who runs the tests, so that
 * no test can reach a real account.
 */
export function testEnvironment(extra: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(AWS_|TF_)/.test(name) || name === "TF_CLI_CONFIG_FILE" || name === "TF_PLUGIN_CACHE_DIR",
  );
  return {
    ...Object.fromEntries(inherited),
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_EC2_METADATA_DISABLED: "true",
    CHECKPOINT_DISABLE: "1",
    // Of Go, in which Terraform and its providers are written: a fifth of their time goes into collecting garbage otherwise.
    GOGC: "400",
    TF_CLI_ARGS: "-no-color",
    TF_IN_AUTOMATION: "1",
    TF_INPUT: "0",
    ...extra,
  };
}

/** Runs one Terraform command; a failure is a result, not an exception. */
export function runTerraform(
  args: readonly string[],
  directory: string,
  environment: NodeJS.ProcessEnv,
): Promise<TerraformResult> {
  return new Promise((resolve) => {
    const options = { cwd: directory, env: environment, maxBuffer: maxOutput, timeout: commandTimeout };
    execFile("terraform", [...args], options, (error, stdout, stderr) => {
      const exitCode = error === null ? 0 : typeof error.code === "number" ? error.code : 1;
      resolve({ exitCode, stdout, stderr });
    });
  });
}

/**
 * A Terraform data directory with the providers installed, made once on a machine and shared by every test: an `init`
 * per test would take as long as a plan.
 *
 * @throws Error when Terraform or a provider cannot be had here
 */
export function sharedDataDirectory(providers: RequiredProviders = awsProvider): { data: string; lockFile: string } {
  const key = createHash("sha256")
    .update(JSON.stringify([providers, process.env.TF_CLI_CONFIG_FILE, terraformVersion()]))
    .digest("hex")
    .slice(0, 16);
  const parent = join(tmpdir(), `managed-redis-terraform-${userInfo().username}`);
  const ready = join(parent, key);
  if (!existsSync(join(ready, ".terraform.lock.hcl"))) {
    mkdirSync(parent, { recursive: true, mode: 0o700 });
    const making = mkdtempSync(join(parent, "making-"));
    installInto(making, providers);
    publish(making, ready);
  }
  return { data: join(ready, "data"), lockFile: join(ready, ".terraform.lock.hcl") };
}

/** Why Terraform with the AWS provider cannot run here, or undefined when it can. */
export function terraformIsMissing(): string | undefined {
  if (process.env.TESTS_WITHOUT_TERRAFORM !== undefined) {
    return "switched off";
  }
  try {
    sharedDataDirectory();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** For `requireOrSkip`: what is needed, and whether it is there. */
export function terraformRequirement(): [what: string, available: boolean] {
  const reason = terraformIsMissing();
  return [`Terraform 1.11 with hashicorp/aws (${reason ?? "present"})`, reason === undefined];
}

function terraformVersion(): string {
  return execFileSync("terraform", ["version", "-json"], { env: testEnvironment(), encoding: "utf8", stdio: "pipe" });
}

function installInto(directory: string, providers: RequiredProviders): void {
  const configuration = { terraform: { required_providers: providers, backend: { local: {} } } };
  writeFileSync(join(directory, "main.tf.json"), JSON.stringify(configuration));
  execFileSync("terraform", ["init", "-input=false"], {
    cwd: directory,
    env: testEnvironment({ TF_DATA_DIR: join(directory, "data") }),
    stdio: ["ignore", "ignore", "pipe"],
    timeout: commandTimeout,
  });
}

/** Renaming is atomic: of two tests that make the same directory at once, the second throws its copy away. */
function publish(made: string, ready: string): void {
  try {
    renameSync(made, ready);
  } catch (error) {
    rmSync(made, { recursive: true, force: true });
    if (!existsSync(ready)) {
      throw error;
    }
  }
}

/** Puts the lock file of the shared providers beside a configuration. */
export function copyLockFile(lockFile: string, directory: string): void {
  copyFileSync(lockFile, join(directory, ".terraform.lock.hcl"));
}

/** The synthesized configuration of a stack. */
export type Configuration = StackDocument;

/** Reads `cdk.tf.json` from a stack's directory. */
export function readConfiguration(stackDirectory: string): Configuration {
  return JSON.parse(readFileSync(join(stackDirectory, "cdk.tf.json"), "utf8")) as Configuration;
}
