import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { RedisCacheProps } from "../../../constructs";
import type { SynthesizedStack } from "../../../constructs/testing";
import type { Environment } from "../../../stacks/environment";
import { type Plan, parsePlan } from "../../../tools/shared/plan/plan";
import { examplesApp } from "../../fixtures/app";
import { environments } from "../../fixtures/environments";
import { type Running, start } from "../../support/processes";
import { type ExampleName, synthesizeExample } from "../../support/stacks";
import { type Account, accountEnvironment } from "./aws";

/** Props of an environment's only cache, changed. */
export type CacheChanges = Partial<RedisCacheProps>;

/** What a Terraform command printed and how it ended. */
export interface Outcome {
  readonly exitCode: number | NodeJS.Signals | null;
  readonly output: string;
}

const project = join(__dirname, "../../..");

/** Account of an environment that takes any. */
const anyAccount = "111122223333";

/** What a persistent error may take: the provider's default of 25 tries would take longer than a test may. */
const impatience = { provider: { aws: { max_retries: 4 } } };

/** An environment, with its only cache changed. */
export function environmentWith(name: ExampleName, changes: CacheChanges = {}): Environment {
  const environment = environments[name];
  return { ...environment, caches: { Cache: { ...environment.caches.Cache, ...changes } } };
}

/** The account that an environment is deployed to. */
export function accountOf(name: ExampleName, url: string): Account {
  const { account } = environmentWith(name);
  return { id: account === "any" ? anyAccount : account, url };
}

/**
 * What a deployment needs to find the emulator, and the emulator's bucket by its path rather than by a host name. The
 * framework's command line takes its options from variables as well, here the app.
 */
export function deploymentEnvironment(name: ExampleName, url: string): NodeJS.ProcessEnv {
  const { state } = environmentWith(name);
  return {
    ...accountEnvironment(accountOf(name, url)),
    CDKTF_APP: examplesApp,
    ...(state.kind === "s3" ? { TF_CLI_ARGS_init: "-no-color -backend-config=use_path_style=true" } : {}),
    CI: "1",
  };
}

/** A stack of the fixtures in a directory of its own, deployed by Terraform itself. */
export class Deployment {
  public readonly directory: string;
  /** What the framework's command line takes for its output. */
  public readonly output: string;
  private readonly root = mkdtempSync(join(tmpdir(), "deployment-"));
  private readonly env: NodeJS.ProcessEnv;

  constructor(
    private readonly name: ExampleName,
    url: string,
  ) {
    // As deep as the project's generated directories, because the path of a local state is relative to them.
    this.output = join(this.root, "cdktf.out");
    this.directory = join(this.output, "stacks", name);
    mkdirSync(this.directory, { recursive: true });
    this.env = deploymentEnvironment(name, url);
  }

  /** Synthesizes the stack again, with its cache changed. */
  public configure(changes: CacheChanges = {}): this {
    return this.write(synthesizeExample(this.name, environmentWith(this.name, changes)));
  }

  /** Takes another stack, for the same account. */
  public write(stack: SynthesizedStack): this {
    writeFileSync(join(this.directory, "cdk.tf.json"), JSON.stringify(stack.document, undefined, 2));
    writeFileSync(join(this.directory, "override.tf.json"), JSON.stringify(impatience));
    return this;
  }

  /** The text of the synthesized configuration. */
  public configuration(): string {
    return readFileSync(join(this.directory, "cdk.tf.json"), "utf8");
  }

  /** Runs the framework's command line, as a person would. */
  public async cdktf(command: "deploy" | "destroy" | "diff" | "output", ...args: readonly string[]): Promise<Outcome> {
    const all = [join(project, "node_modules/.bin/cdktf"), command, this.name, "--output", this.output, ...args];
    const running = start("node", all, { cwd: project, env: this.env, group: true });
    return { exitCode: await running.ended, output: running.output() };
  }

  /** Starts a Terraform command, which a test may kill. */
  public start(...args: readonly string[]): Running {
    return start("terraform", args, { cwd: this.directory, env: this.env, group: true });
  }

  /** Runs a Terraform command to its end. */
  public async run(...args: readonly string[]): Promise<Outcome> {
    const running = this.start(...args);
    return { exitCode: await running.ended, output: running.output() };
  }

  /** @throws Error when the command fails */
  public async succeed(...args: readonly string[]): Promise<string> {
    const { exitCode, output } = await this.run(...args);
    if (exitCode !== 0) {
      throw new Error(`terraform ${args.join(" ")} ended with ${String(exitCode)}:\n${output}`);
    }
    return output;
  }

  /** What Terraform would change. */
  public async plan(): Promise<Plan> {
    await this.succeed("plan", "-out=plan.bin");
    return parsePlan(await this.succeed("show", "-json", "plan.bin"));
  }

  /** Carries the last plan out. */
  public async applyPlan(): Promise<string> {
    return this.succeed("apply", "plan.bin");
  }

  /** Addresses that Terraform keeps in its state. */
  public async addresses(): Promise<readonly string[]> {
    return (await this.succeed("state", "list")).trim().split("\n").sort();
  }

  public dispose(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
