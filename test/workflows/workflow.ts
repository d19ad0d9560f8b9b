import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";

/** A step of a job: an action, or a script. */
export interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly if?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly run?: string;
}

/** A job, or a call of another workflow. */
export interface Job {
  readonly uses?: string;
  readonly needs?: string;
  readonly if?: string;
  readonly environment?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly outputs?: Readonly<Record<string, string>>;
  readonly strategy?: { readonly matrix: Readonly<Record<string, readonly string[]>> };
  readonly steps?: readonly Step[];
}

interface Input {
  readonly default?: string | boolean;
  readonly required?: boolean;
}

/** A workflow, as far as the tests look at it. */
export interface Workflow {
  readonly on: Readonly<Record<string, { readonly inputs?: Readonly<Record<string, Input>> } | null>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const directory = join(__dirname, "../../.github/workflows");

/** Names of all workflows. */
export const workflowNames = readdirSync(directory);

/** The workflow of a file. */
export function workflow(name: string): Workflow {
  return parse(readFileSync(join(directory, name), "utf8")) as Workflow;
}

/** How a script ended, and what it has written. */
export interface Outcome {
  readonly exitCode: number | null;
  readonly log: string;
  readonly summary: string;
  readonly outputs: string;
}

/** A runner of GitHub's: its folders, and its way to run a script. */
export class Runner {
  private readonly directory = realpathSync(mkdtempSync(join(tmpdir(), "runner with spaces ")));
  public readonly workspace = mkdtempSync(join(this.directory, "workspace "));
  public readonly temp = mkdtempSync(join(this.directory, "temp "));

  /** Runs the script of a step with these inputs of its workflow. */
  public run({ env = {}, run = "" }: Step, inputs: Readonly<Record<string, string | boolean>>): Outcome {
    const files = ["script", "summary", "outputs"].map((name) => join(this.directory, name));
    const [script = "", summary = "", outputs = ""] = files;
    for (const file of files) {
      writeFileSync(file, file === script ? run : "");
    }
    const values = Object.entries(env).map(([name, value]) => [name, evaluate(value, inputs)]);
    const { status, stdout, stderr } = spawnSync("bash", ["--noprofile", "--norc", "-eo", "pipefail", script], {
      cwd: this.workspace,
      encoding: "utf8",
      env: {
        ...process.env,
        GITHUB_WORKSPACE: this.workspace,
        RUNNER_TEMP: this.temp,
        GITHUB_STEP_SUMMARY: summary,
        GITHUB_OUTPUT: outputs,
        ...(Object.fromEntries(values) as Readonly<Record<string, string>>),
      },
    });
    const read = (file: string): string => readFileSync(file, "utf8");
    return { exitCode: status, log: stdout + stderr, summary: read(summary), outputs: read(outputs) };
  }

  public dispose(): void {
    rmSync(this.directory, { recursive: true });
  }
}

/** An input, which is all that our scripts are given. */
function evaluate(text: string, inputs: Readonly<Record<string, string | boolean>>): string {
  const [, name = ""] = /^\$\{\{ inputs\.(\w+) \}\}$/.exec(text) ?? [];
  if (!(name in inputs)) {
    throw new Error(`not the value of an input: ${text}`);
  }
  return String(inputs[name]);
}
