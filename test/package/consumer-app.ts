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
import packageJson from "../../package.json";
import type { SynthesizedStack } from "../../constructs/testing";
import { readSynthesized } from "../../tools/shared/stack/synthesized";

const root = join(__dirname, "../..");

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

/** The package as it would be published. */
export function pack(directory: string): string {
  const output = execFileSync("npm", ["pack", "--silent", "--pack-destination", directory], {
    cwd: root,
    encoding: "utf8",
  });
  return join(directory, String(output.trim().split("\n").at(-1)));
}

/** An app of its own in a temporary folder: the examples and one more program, with the packed package installed. */
export class ConsumerApp {
  public readonly directory = realpathSync(mkdtempSync(join(tmpdir(), "consumer-")));

  constructor(tarball: string, layout: Layout) {
    cpSync(join(root, "docs/examples"), this.directory, {
      recursive: true,
      filter: (path) => !/node_modules|cdktf\.out/.test(path),
    });
    cpSync(join(__dirname, "consumer.ts"), join(this.directory, "consumer.ts"));
    this.writeManifest(tarball);
    const [command, ...args] = installCommands[layout];
    execFileSync(command, args, { cwd: this.directory, stdio: "pipe" });
  }

  /** Compiles everything as the examples' own configuration says; returns what the compiler has to say. */
  public compile(...options: readonly string[]): string {
    const config = { extends: "./tsconfig.json", include: ["*/main.ts", "consumer.ts"] };
    writeFileSync(join(this.directory, "tsconfig.all.json"), JSON.stringify(config));
    try {
      this.node("node_modules/typescript/bin/tsc", "-p", "tsconfig.all.json", "--outDir", "out", ...options);
      return "";
    } catch (error) {
      return (error as { stdout: string }).stdout;
    }
  }

  /** Runs the compiled consumer and returns what it prints. */
  public runConsumer(): unknown {
    return JSON.parse(this.node("out/consumer.js"));
  }

  /** Runs a compiled example. */
  public synthesize(example: string): SynthesizedStack {
    const outdir = join(this.directory, "synthesized", example);
    mkdirSync(outdir, { recursive: true });
    execFileSync(process.execPath, [join("out", example, "main.js")], {
      cwd: this.directory,
      env: { ...process.env, CDKTF_OUTDIR: outdir },
    });
    return readSynthesized(outdir)[0]!;
  }

  /** Where a package is loaded from, by the app itself and by the package under test. */
  public copiesOf(name: string): readonly string[] {
    const program = `
      const { createRequire } = require("node:module");
      const inside = createRequire(require.resolve("${packageJson.name}"));
      console.log(JSON.stringify([require, inside].map((from) => from.resolve("${name}/package.json"))));`;
    const copies = JSON.parse(this.node("-e", program)) as readonly string[];
    return [...new Set(copies.map((copy) => realpathSync(copy)))];
  }

  /** Runs Node.js in the app's directory and returns what it prints. */
  public node(...args: readonly string[]): string {
    return execFileSync(process.execPath, [...args], { cwd: this.directory, encoding: "utf8" });
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

  /** The examples' own manifest, without the command line tools, which nothing here needs. */
  private writeManifest(tarball: string): void {
    const file = join(this.directory, "package.json");
    const manifest = JSON.parse(readFileSync(file, "utf8")) as {
      dependencies: Record<string, string>;
      devDependencies: Record<string, string>;
    };
    const { typescript, "@types/node": nodeTypes } = packageJson.devDependencies;
    manifest.dependencies[packageJson.name] = `file:${tarball}`;
    manifest.devDependencies = { typescript, "@types/node": nodeTypes };
    writeFileSync(file, JSON.stringify(manifest));
  }
}
