import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Configuration, readConfiguration } from "../support/terraform";
import { type State, settle } from "../support/terraform-state";
import { type PlanWithErrors, TerraformWorkspace } from "../support/terraform-workspace";
import type { Props } from "./recipes";

/** A network that exists. */
export const network = {
  kind: "existing",
  vpcId: "vpc-0123456789abcdef0",
  subnetIds: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
} as const;

/** A cache without what a migration leaves alone, so that plans show the migration and nothing else. */
export const bare: Props = {
  authentication: { kind: "off" },
  encryptionAtRest: { kind: "aws-owned-key" },
  logs: { kind: "off" },
  events: { kind: "off" },
  alarms: { level: "off" },
  alerts: { kind: "off" },
  dashboard: { kind: "off" },
};

/** What a stack synthesizes, as a user of the constructs writes it. */
export function synthesizeStack(fill: (stack: TerraformStack) => void): Configuration {
  const outdir = mkdtempSync(join(tmpdir(), "managed-redis-migrations-"));
  try {
    const app = new App({ outdir });
    const stack = new TerraformStack(app, "stack");
    new AwsProvider(stack, "Aws", { region: "us-east-1" });
    fill(stack);
    app.synth();
    return readConfiguration(join(outdir, "stacks", "stack"));
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

/** A stack that is deployed without AWS, to see what the next configuration would do to it. */
export class Effigy {
  private constructor(
    private readonly workspace: TerraformWorkspace,
    private deployed: State,
  ) {}

  public static async deploy(configuration: Configuration): Promise<Effigy> {
    const workspace = new TerraformWorkspace(configuration, { preventDestroy: false });
    return new Effigy(workspace, await settle(workspace, configuration));
  }

  /** What is deployed. */
  public get state(): State {
    return this.deployed;
  }

  public set state(state: State) {
    this.deployed = state;
    this.workspace.setState(state);
  }

  /** Plans another configuration; undefined when it changes nothing. */
  public async plan(configuration: Configuration, ...args: readonly string[]): Promise<PlanWithErrors | undefined> {
    this.workspace.configure(configuration);
    const plan = await this.workspace.changes(...args);
    if (plan?.errored === true) {
      throw new Error(plan.errors);
    }
    return plan;
  }

  /** Applies what was planned last. */
  public async apply(configuration: Configuration, changes: PlanWithErrors | undefined): Promise<void> {
    if (changes !== undefined) {
      this.deployed = await settle(this.workspace, configuration, { state: this.deployed, changes });
    }
  }

  public dispose(): void {
    this.workspace.dispose();
  }
}
