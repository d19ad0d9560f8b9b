import { execFile } from "node:child_process";
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
  readonly env?: Readonly<Record<string, string>>;
  readonly uses?: string;
  readonly needs?: string;
  readonly with?: Readonly<Record<string, unknown>>;
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
  readonly exitCode: number;
  readonly log: string;
  readonly summary: string;
  readonly outputs: string;
}

/** A runner of GitHub's: its folders, and its way to run a script. */
export class Runner {
  private readonly directory = realpathSync(mkdtempSync(join(tmpdir(), "runner with spaces ")));
  public readonly workspace = mkdtempSync(join(this.directory, "workspace "));
  public readonly temp = mkdtempSync(join(this.directory, "temp "));

  /** Runs a script with these variables. */
  public async run(script: string, variables: Readonly<Record<string, string>>): Promise<Outcome> {
    const [program, summary, outputs] = [
      join(this.temp, "_script"),
      join(this.temp, "_summary"),
      join(this.temp, "_output"),
    ];
    writeFileSync(program, script);
    writeFileSync(summary, "");
    writeFileSync(outputs, "");
    const files = { GITHUB_STEP_SUMMARY: summary, GITHUB_OUTPUT: outputs };
    const places = { GITHUB_WORKSPACE: this.workspace, RUNNER_TEMP: this.temp };
    const options = { cwd: this.workspace, env: { ...process.env, ...places, ...files, ...variables } };
    return new Promise((resolve) => {
      execFile("bash", ["--noprofile", "--norc", "-eo", "pipefail", program], options, (error, stdout, stderr) => {
        const read = (file: string): string => readFileSync(file, "utf8");
        const exitCode = error === null ? 0 : Number(error.code);
        resolve({ exitCode, log: stdout + stderr, summary: read(summary), outputs: read(outputs) });
      });
    });
  }

  public dispose(): void {
    rmSync(this.directory, { recursive: true });
  }
}

/** The variables of a step, each of which is an input of its workflow. */
export function variablesOf(
  { env = {} }: Step,
  inputs: Readonly<Record<string, string | boolean>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(env).map(([name, value]) => {
      const [, input = ""] = /^\$\{\{ inputs\.(\w+) \}\}$/.exec(value) ?? [];
      if (!(input in inputs)) {
        throw new Error(`not the value of an input: ${value}`);
      }
      return [name, String(inputs[input])];
    }),
  );
}
