import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Plan, parsePlan } from "../../tools/shared/plan/plan";
import { stubAccount } from "./aws-stub";
import { inTurn, offlineEnvironment } from "./terraform-offline";
import { type Configuration, type TerraformResult, copyLockFile, runTerraform, sharedDataDirectory } from "./terraform";

/** One finding of `terraform validate`. */
export interface Diagnostic {
  readonly severity: "error" | "warning";
  readonly summary: string;
  readonly detail?: string;
  readonly address?: string;
}

/** A plan, with what Terraform said when planning ended in an error. */
export interface PlanWithErrors extends Plan {
  readonly errors: string;
}

/** Choices of a workspace. */
export interface WorkspaceOptions {
  /** Whether `lifecycle.prevent_destroy` stays as the stack has it. @default true */
  readonly preventDestroy?: boolean;
  /** What `./modules/<name>` has, for configurations that call modules. @default - none */
  readonly modules?: Readonly<Record<string, Configuration>>;
}

/**
 * A temporary directory in which real Terraform works on one configuration, offline: an override file replaces the
 * backend by a local one, and what the provider asks AWS for is answered by a stub on this machine.
 */
export class TerraformWorkspace {
  public readonly directory = mkdtempSync(join(tmpdir(), "managed-redis-test-"));
  private readonly data: string;

  constructor(
    configuration: Configuration,
    private readonly options: WorkspaceOptions = {},
  ) {
    const { data, lockFile } = sharedDataDirectory(configuration.terraform?.required_providers);
    this.data = data;
    copyLockFile(lockFile, this.directory);
    for (const [name, module] of Object.entries(options.modules ?? {})) {
      mkdirSync(join(this.directory, "modules", name), { recursive: true });
      this.write(`modules/${name}/main.tf.json`, module);
    }
    this.configure(configuration);
  }

  /** Replaces the configuration; the state stays. */
  public configure(configuration: Configuration): void {
    this.write("cdk.tf.json", configuration);
    this.write("override.tf.json", offlineOverride(configuration, this.options));
  }

  /** The state as Terraform has left it. */
  public get state(): unknown {
    return JSON.parse(readFileSync(join(this.directory, "terraform.tfstate"), "utf8")) as unknown;
  }

  /** Replaces the state. */
  public setState(state: unknown): void {
    this.write("terraform.tfstate", state);
  }

  public async validate(): Promise<readonly Diagnostic[]> {
    const { stdout, stderr } = await this.run("validate", "-json");
    if (!stdout.startsWith("{")) {
      throw new Error(`terraform validate gave no JSON:\n${stdout}${stderr}`);
    }
    return (JSON.parse(stdout) as { diagnostics: Diagnostic[] }).diagnostics;
  }

  /**
   * Plans against the state as it is, asking no service for it, and returns the plan even when planning ended in an
   * error; undefined when Terraform says "No changes".
   *
   * @param more further arguments of `terraform plan`
   */
  public async changes(...more: readonly string[]): Promise<PlanWithErrors | undefined> {
    const planned = await this.run(
      "plan",
      "-refresh=false",
      "-lock=false",
      "-detailed-exitcode",
      "-out=plan.bin",
      ...more,
    );
    if (planned.exitCode === 0) {
      return undefined;
    }
    const shown = await this.run("show", "-json", "plan.bin");
    if (shown.exitCode !== 0) {
      throw new Error(`terraform plan failed:\n${planned.stdout}${planned.stderr}`);
    }
    return { ...parsePlan(shown.stdout), errors: planned.stderr };
  }

  public async run(...args: readonly string[]): Promise<TerraformResult> {
    const environment = await offlineEnvironment(this.data);
    if (this.options.modules === undefined) {
      return inTurn(() => runTerraform(args, this.directory, environment));
    }
    // Terraform writes down where modules are in its data directory, which tests must not share then.
    const alone = { ...environment, TF_DATA_DIR: join(this.directory, ".terraform") };
    if (!existsSync(alone.TF_DATA_DIR)) {
      await inTurn(() => runTerraform(["init"], this.directory, alone));
    }
    return inTurn(() => runTerraform(args, this.directory, alone));
  }

  /** Removes the directory with the plan and the state in it. */
  public dispose(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }

  private write(file: string, content: unknown): void {
    writeFileSync(join(this.directory, file), JSON.stringify(content, undefined, 2));
  }
}

function offlineOverride(configuration: Configuration, { preventDestroy }: WorkspaceOptions): unknown {
  return {
    terraform: { backend: { local: {} } },
    ...(configuration.provider === undefined ? {} : { provider: offlineProviders(configuration.provider) }),
    ...(preventDestroy === false ? unprotected(configuration) : {}),
  };
}

/** The stub's account takes the place of the one the stack insists on. */
function offlineProviders(provider: NonNullable<Configuration["provider"]>): unknown {
  return Object.fromEntries(
    Object.entries(provider).map(([name, blocks]) => [
      name,
      blocks.map(({ alias, allowed_account_ids }) => ({
        ...(alias === undefined ? {} : { alias }),
        ...(allowed_account_ids === undefined ? {} : { allowed_account_ids: [stubAccount] }),
        skip_metadata_api_check: "true",
      })),
    ]),
  );
}

function unprotected({ resource = {} }: Configuration): object {
  const types = Object.entries(resource).flatMap(([type, resources]) => {
    const names = Object.keys(resources).filter((name) => resources[name]?.lifecycle?.prevent_destroy === true);
    const unprotectedOnes = names.map((name) => [name, { lifecycle: { prevent_destroy: false } }] as const);
    return names.length === 0 ? [] : [[type, Object.fromEntries(unprotectedOnes)] as const];
  });
  return types.length === 0 ? {} : { resource: Object.fromEntries(types) };
}
