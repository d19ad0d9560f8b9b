import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Plan, parsePlan } from "../../../tools/shared/plan/plan";
import { type Running, start } from "../../support/processes";
import { type Account, accountEnvironment } from "./aws";
import type { Outcome } from "./deployment";

const project = join(__dirname, "../../..");

/** What a checkout has, as far as commands need it. */
const parts = ["client", "constructs", "stacks", "tools", "main.ts", "cdktf.json", "package.json", "tsconfig.json"];

/** Environments of its own, so that those of the project may be whatever their owner likes. */
const environments = `import type { Environments } from "./environment";

/** The environments. */
export const environments: Environments = {
  prod: {
    account: "444455556666",
    region: "us-east-1",
    state: { kind: "local" },
    network: { kind: "isolated", availabilityZones: ["us-east-1a", "us-east-1b"] },
    clients: {},
    tags: {},
    caches: { Cache: { name: "app-cache" } },
  },
};
`;

/** A checkout of the project that commands may change, with one environment. */
export class ProjectCopy {
  public readonly directory = mkdtempSync(join(tmpdir(), "checkout-"));
  private readonly env: NodeJS.ProcessEnv;

  constructor(account: Account) {
    for (const part of parts) {
      cpSync(join(project, part), join(this.directory, part), { recursive: true });
    }
    writeFileSync(join(this.directory, "stacks/environments.ts"), environments);
    symlinkSync(join(project, "node_modules"), join(this.directory, "node_modules"));
    this.env = { ...accountEnvironment(account), CI: "1" };
  }

  /** Runs `adopt` as a person would. */
  public async adopt(...args: readonly string[]): Promise<Outcome> {
    const command = ["-r", "ts-node/register/transpile-only", "tools/adopt/index.ts", ...args];
    return this.run("node", command, this.directory);
  }

  /** Synthesizes every environment. */
  public async synth(): Promise<void> {
    const { exitCode, output } = await this.run("node", ["node_modules/.bin/cdktf", "synth"], this.directory);
    if (exitCode !== 0) {
      throw new Error(output);
    }
  }

  /** The file with the environments. */
  public environments(): string {
    return readFileSync(join(this.directory, "stacks/environments.ts"), "utf8");
  }

  /** Starts Terraform in the folder of a stack. */
  public start(stack: string, ...args: readonly string[]): Running {
    const cwd = join(this.directory, "cdktf.out/stacks", stack);
    return start("terraform", args, { cwd, env: this.env, group: true });
  }

  /** Runs Terraform in the folder of a stack. */
  public async terraform(stack: string, ...args: readonly string[]): Promise<Outcome> {
    return endOf(this.start(stack, ...args));
  }

  /** @throws Error when Terraform fails */
  public async succeed(stack: string, ...args: readonly string[]): Promise<string> {
    const { exitCode, output } = await this.terraform(stack, ...args);
    if (exitCode !== 0) {
      throw new Error(`terraform ${args.join(" ")} ended with ${String(exitCode)}:\n${output}`);
    }
    return output;
  }

  /** What Terraform would change. */
  public async plan(stack: string): Promise<Plan> {
    await this.succeed(stack, "plan", "-out=plan.bin");
    return parsePlan(await this.succeed(stack, "show", "-json", "plan.bin"));
  }

  public dispose(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }

  private async run(program: string, args: readonly string[], cwd: string): Promise<Outcome> {
    return endOf(start(program, args, { cwd, env: this.env, group: true }));
  }
}

async function endOf(running: Running): Promise<Outcome> {
  return { exitCode: await running.ended, output: running.output() };
}
