import { execFileSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import packageJson from "../../../package.json";
import type { SynthesizedStack } from "../../../constructs/testing";
import { readSynthesized } from "../../../tools/shared/stack/synthesized";
import { type Framework, programFor } from "./frameworks";

const root = join(__dirname, "../../..");

/** Ways to lay out `node_modules`. */
export type Layout = "npm" | "pnpm";

const installCommands: Readonly<Record<Layout, readonly [string, ...string[]]>> = {
  npm: ["npm", "install", "--no-audit", "--no-fund", "--no-package-lock", "--prefer-offline"],
  // Every package sees what it declares and nothing else, and a peer that does not fit is an error.
  pnpm: [
    process.execPath,
    join(root, "node_modules/pnpm/bin/pnpm.cjs"),
    "install",
    "--prefer-offline",
    "--config.strict-peer-dependencies=true",
    "--config.minimum-release-age=0",
  ],
};

/** An app of its own in a temporary folder: the examples and one more program, with the packed package installed. */
export class ConsumerApp {
  public readonly directory = realpathSync(mkdtempSync(join(tmpdir(), "consumer-")));

  constructor(
    private readonly framework: Framework,
    tarball: string,
    layout: Layout,
  ) {
    cpSync(join(root, "docs/examples"), this.directory, {
      recursive: true,
      // The application is no app of the framework.
      filter: (path) => !/node_modules|cdktf\.out|examples.application/.test(path),
    });
    for (const example of this.examples) {
      this.addProgram(join(root, "docs/examples", example, "main.ts"), join(example, "main.ts"));
    }
    this.addProgram(join(root, "test/package/consumer.ts"), "consumer.ts");
    this.writeManifest(tarball);
    const [command, ...args] = installCommands[layout];
    execFileSync(command, args, { cwd: this.directory, stdio: "pipe" });
  }

  /** Adds a program of this project, as users of the framework write it. */
  public addProgram(source: string, file: string): void {
    writeFileSync(join(this.directory, file), programFor(this.framework, readFileSync(source, "utf8")));
  }

  /** Compiles programs as the examples' own configuration says; returns what the compiler has to say. */
  public compile(files: readonly string[], ...options: readonly string[]): string {
    const config = { extends: "./tsconfig.json", include: files };
    writeFileSync(join(this.directory, "tsconfig.all.json"), JSON.stringify(config));
    try {
      this.node("node_modules/typescript/bin/tsc", "-p", "tsconfig.all.json", "--outDir", "out", ...options);
      return "";
    } catch (error) {
      return (error as { stdout: string }).stdout;
    }
  }

  /** Runs a compiled program and returns what it prints. */
  public run(program: string): unknown {
    return JSON.parse(this.node(join("out", `${program}.js`)));
  }

  /** Runs a compiled example. */
  public synthesize(example: string): SynthesizedStack {
    const outdir = join(this.directory, "synthesized", example);
    mkdirSync(outdir, { recursive: true });
    execFileSync(process.execPath, [join("out", example, "main.js")], {
      cwd: this.directory,
      env: { ...this.environment, CDKTF_OUTDIR: outdir },
    });
    return readSynthesized(outdir)[0]!;
  }

  /** Where a package is loaded from, by the app itself and by the package under test. */
  public copiesOf(name: string): readonly string[] {
    const program = `
      const { createRequire } = require("node:module");
      const inside = createRequire(require.resolve("${this.framework.packageName}"));
      console.log(JSON.stringify([require, inside].map((from) => from.resolve("${name}/package.json"))));`;
    const copies = JSON.parse(this.node("-e", program)) as readonly string[];
    return [...new Set(copies.map((copy) => realpathSync(copy)))];
  }

  /** Runs Node.js in the app's directory and returns what it prints. */
  public node(...args: readonly string[]): string {
    return execFileSync(process.execPath, [...args], {
      cwd: this.directory,
      encoding: "utf8",
      env: this.environment,
    });
  }

  /** Runs a command with the newest Node.js that it should run on, and returns what it prints. */
  public withNewestNode(command: string): string {
    return execFileSync("npx", ["--yes", "-p", "node@24", "-c", command], {
      cwd: this.directory,
      encoding: "utf8",
      env: this.environment,
    });
  }

  /** Names of the examples in the app. */
  public get examples(): readonly string[] {
    return readdirSync(this.directory, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && readdirSync(join(this.directory, entry.name)).includes("main.ts"))
      .map(({ name }) => name);
  }

  public dispose(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }

  /** What the command line of the framework hands over to an app. */
  private get environment(): NodeJS.ProcessEnv {
    return { ...process.env, CDKTF_CONTEXT_JSON: JSON.stringify(this.framework.context) };
  }

  /** A manifest as the examples' own, without the command line tools, which nothing here needs. */
  private writeManifest(tarball: string): void {
    const { typescript, "@types/node": nodeTypes } = packageJson.devDependencies;
    const { versions, packageName } = this.framework;
    const manifest = {
      private: true,
      dependencies: { ...versions, [packageName]: `file:${tarball}` },
      devDependencies: { typescript, "@types/node": nodeTypes },
    };
    writeFileSync(join(this.directory, "package.json"), JSON.stringify(manifest));
  }
}
