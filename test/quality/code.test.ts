import { execFileSync } from "node:child_process";
import { join } from "node:path";

const root = join(__dirname, "../..");

/** Runs a command of this project and returns what it has to say, which is nothing when all is well. */
function complaintsOf(command: string, ...args: string[]): string {
  try {
    execFileSync(process.execPath, [join(root, "node_modules", command), ...args], { cwd: root, encoding: "utf8" });
    return "";
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    return `${stdout}${stderr}`;
  }
}

describe("the code", () => {
  it("is formatted by Prettier", () => {
    expect(complaintsOf("prettier/bin/prettier.cjs", "--check", "--log-level=warn", ".")).toBe("");
  });

  it("follows the lint rules: typed rules, imports that point down, no cycles, documented exports", () => {
    expect(complaintsOf("eslint/bin/eslint.js", ".")).toBe("");
  });

  it("has the types it says it has", () => {
    expect(complaintsOf("typescript/bin/tsc", "--noEmit")).toBe("");
  });
});
