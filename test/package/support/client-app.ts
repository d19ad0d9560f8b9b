import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import packageJson from "../../../package.json";

const options = {
  target: "ES2022",
  module: "commonjs",
  moduleResolution: "node",
  lib: ["ES2022"],
  types: ["node"],
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  // Without it the declarations of the Redis client itself do not compile.
  esModuleInterop: true,
  skipLibCheck: false,
  outDir: "out",
};

/** An application with nothing but the packed client, in a temporary folder. */
export class ClientApp {
  public readonly directory = realpathSync(mkdtempSync(join(tmpdir(), "client-")));

  constructor(tarball: string) {
    const { typescript, "@types/node": nodeTypes } = packageJson.devDependencies;
    const { "@redis/client": redisClient } = packageJson.dependencies;
    const dependencies = { "managed-redis-client": `file:${tarball}`, "@redis/client": redisClient };
    this.write("package.json", JSON.stringify({ private: true, dependencies: { ...dependencies } }));
    this.write("tsconfig.json", JSON.stringify({ compilerOptions: options, include: ["*.ts"] }));
    const install = ["install", "--no-audit", "--no-fund", "--no-package-lock", "--prefer-offline"];
    const compiler = [`typescript@${typescript}`, `@types/node@${nodeTypes}`];
    execFileSync("npm", [...install, ...compiler], { cwd: this.directory, stdio: "pipe" });
  }

  /** Adds a program. */
  public write(name: string, text: string): void {
    writeFileSync(join(this.directory, name), text);
  }

  /** Adds a program that stands in a file. */
  public copy(source: string, name: string): void {
    cpSync(source, join(this.directory, name));
  }

  /** Compiles all programs; returns what the compiler has to say. */
  public compile(...args: readonly string[]): string {
    try {
      return this.node("node_modules/typescript/bin/tsc", "-p", ".", ...args);
    } catch (error) {
      return (error as { stdout: string }).stdout;
    }
  }

  /** Runs Node.js and returns what it prints. */
  public node(...args: readonly string[]): string {
    return execFileSync(process.execPath, args, { cwd: this.directory, encoding: "utf8" });
  }

  public dispose(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }
}
