import { execFileSync } from "node:child_process";
import { join } from "node:path";

const root = join(__dirname, "../../..");

/** Runs a command of this project and returns what it has to say, which is nothing when all is well. */
export function complaintsOf(command: string, ...args: string[]): string {
  try {
    execFileSync(process.execPath, [join(root, "node_modules", command), ...args], { cwd: root, encoding: "utf8" });
    return "";
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    return `${stdout}${stderr}`;
  }
}
