import { execFile } from "node:child_process";
import { Failure } from "../../shared/failure";

/** More than the state of a large stack, in bytes. */
const maxOutput = 256 * 1024 * 1024;

/** What Terraform printed. */
interface Printed {
  readonly succeeded: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Terraform in the directory of a stack. States and values may be secret: they go through pipes, and are in no message.
 */
export class Terraform {
  /** The same binary that the framework runs. */
  private readonly binary = process.env.TERRAFORM_BINARY_NAME ?? "terraform";

  /**
   * @param directory where `terraform` runs
   * @param localState file with the state, from there. @default - it is kept elsewhere
   */
  constructor(
    private readonly directory: string,
    private readonly localState?: string,
  ) {}

  /** @throws Failure when the backend or a provider cannot be had */
  public async init(): Promise<void> {
    const printed = await this.run(["init", "-input=false", "-no-color"]);
    if (!printed.succeeded) {
      throw new Failure(`terraform init failed: ${reasonOf(printed)}`);
    }
  }

  /**
   * The state as JSON; empty when there is none.
   *
   * @throws Failure when it cannot be read
   */
  public async pullState(): Promise<string> {
    const printed = await this.run(["state", "pull"]);
    if (!printed.succeeded) {
      throw new Failure(`the state cannot be read: ${reasonOf(printed)}`);
    }
    return printed.stdout;
  }

  /** @throws Failure when it is not written: it is locked, or was written by somebody else since it was read */
  public async pushState(state: string): Promise<void> {
    const printed = await this.run(["state", "push", "-"], state);
    if (!printed.succeeded) {
      throw new Failure(`the state cannot be written, and is as it was: ${reasonOf(printed)}`);
    }
  }

  /**
   * The values of expressions, by the state and the configuration, without asking AWS.
   *
   * @throws Failure when one cannot be evaluated, or only the next apply knows it; the message has no value
   */
  public async evaluate(expressions: readonly string[]): Promise<readonly unknown[]> {
    // Encoded, the values take one line and have no escapes. Terraform only shows what is not sensitive.
    const input = `base64encode(nonsensitive(sensitive(jsonencode([${expressions.join(", ")}]))))\n`;
    // With a local backend, the console reads a file of its own choice unless it is told which one.
    const file = this.localState === undefined ? [] : [`-state=${this.localState}`];
    const { stdout, stderr } = await this.run(["console", "-no-color", ...file], input);
    const [, encoded] = /^"([\w+/=]+)"$/m.exec(stdout) ?? [];
    if (encoded === undefined && stderr.includes("Error acquiring the state lock")) {
      throw new Failure(`the state is locked, and is as it was: ${reasonOf({ stdout, stderr })}`);
    }
    if (encoded === undefined) {
      const reason = /^Error: .*$/m.exec(stderr)?.[0] ?? "they are not known before the next apply";
      throw new Failure(`terraform console has no values for ${expressions.join(", ")}: ${reason}`);
    }
    return JSON.parse(Buffer.from(encoded, "base64").toString()) as readonly unknown[];
  }

  private run(args: readonly string[], input = ""): Promise<Printed> {
    return new Promise((done, fail) => {
      const environment = { ...process.env, TF_IN_AUTOMATION: "1" };
      const options = { cwd: this.directory, maxBuffer: maxOutput, env: environment };
      const child = execFile(this.binary, [...args], options, (error, stdout, stderr) => {
        if (error !== null && typeof error.code !== "number") {
          fail(new Failure(`${this.binary} ${args[0]} could not be run: ${error.code ?? error.signal}`));
        } else {
          done({ succeeded: error === null, stdout, stderr });
        }
      });
      // A program that ends without reading its input says why.
      child.stdin?.on("error", () => undefined).end(input);
    });
  }
}

/** What Terraform says went wrong, without what it draws around it. */
function reasonOf({ stdout, stderr }: Omit<Printed, "succeeded">): string {
  const output = `${stderr}${stderr.includes("Error: ") ? "" : stdout}`;
  const error = output.slice(Math.max(0, output.indexOf("Error: ")));
  return error
    .replace(/^[│╵╷] ?/gm, "")
    .replace(/\n{2,}/g, "\n")
    .trim();
}
