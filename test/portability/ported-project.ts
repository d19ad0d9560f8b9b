import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { context } from "../../cdktf.json";
import packageJson from "../../package.json";

const root = join(__dirname, "../..");

/** What takes the place of the framework, the constructs or the provider; npm's notation, so aliases work. */
export interface Versions {
  readonly cdktf?: string;
  readonly constructs?: string;
  readonly "@cdktf/provider-aws"?: string;
}

/** What the unit and snapshot tests need beside these three. */
const tools = [
  "@aws-sdk/core",
  "@swc/core",
  "@swc/jest",
  "@types/jest",
  "@types/node",
  "fast-check",
  "jest",
  "ts-node",
  "typescript",
] as const;

const sources = [
  "client",
  "constructs",
  "stacks",
  "test",
  "tools",
  "docs",
  "main.ts",
  "cdktf.json",
  "README.md",
  "CHANGELOG.md",
];

const tsconfig = {
  extends: "./tsconfig.json",
  compilerOptions: { noEmit: false, outDir: "out" },
  include: ["main.ts", "stacks", "constructs", "docs/examples/*/main.ts"],
  exclude: ["docs/examples/application"],
};

/** With the context as the command line tools hand it over; the fork looks there for Terraform's version. */
const environment = { ...process.env, CDKTF_CONTEXT_JSON: JSON.stringify(context) };

/** A copy of this project, unchanged, with other versions of what it is built on. */
export class PortedProject {
  public readonly directory = realpathSync(mkdtempSync(join(tmpdir(), "ported-")));

  constructor(versions: Versions) {
    for (const source of sources) {
      cpSync(join(root, source), join(this.directory, source), { recursive: true });
    }
    cpSync(join(root, "tsconfig.json"), join(this.directory, "tsconfig.json"));
    writeFileSync(join(this.directory, "tsconfig.ported.json"), JSON.stringify(tsconfig));
    writeFileSync(join(this.directory, "package.json"), JSON.stringify(manifest(versions)));
    const install = ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock", "--prefer-offline"];
    execFileSync("npm", install, { cwd: this.directory, stdio: "pipe" });
  }

  /** Version of the framework and of the provider that the sources are now built on. */
  public get installed(): readonly string[] {
    return ["cdktf", "@cdktf/provider-aws"].map((name) => {
      const file = join(this.directory, "node_modules", name, "package.json");
      const { name: real, version } = JSON.parse(readFileSync(file, "utf8")) as { name: string; version: string };
      return `${real} ${version}`;
    });
  }

  /** Compiles constructs, stacks and examples, and returns what the compiler has to say. */
  public compile(): string {
    return spawnSync(process.execPath, ["node_modules/typescript/bin/tsc", "-p", "tsconfig.ported.json"], {
      cwd: this.directory,
      encoding: "utf8",
    }).stdout;
  }

  /** Runs the unit and snapshot tests and returns the names of those that fail, or how many there are. */
  public test(): { readonly failed: readonly string[]; readonly passed: number } {
    const report = join(this.directory, "report.json");
    const suites = ["test/constructs", "test/behaviour", "test/stacks", "test/docs/examples"];
    spawnSync(
      process.execPath,
      ["node_modules/jest/bin/jest.js", "--ci", "--json", `--outputFile=${report}`, ...suites],
      {
        cwd: this.directory,
        // Outside continuous integration a test without Terraform is skipped.
        env: { ...environment, TESTS_WITHOUT_TERRAFORM: "1", CI: undefined },
      },
    );
    return failures(JSON.parse(readFileSync(report, "utf8")) as JestReport);
  }

  /** Runs the compiled app and returns each environment's Terraform. */
  public synthesize(): Readonly<Record<string, unknown>> {
    return synthesized(this.directory, ["out/main.js"]);
  }

  public dispose(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }
}

/** Runs this project's own app and returns each environment's Terraform. */
export function synthesizeHere(): Readonly<Record<string, unknown>> {
  return synthesized(root, ["-r", "ts-node/register/transpile-only", "main.ts"]);
}

function synthesized(cwd: string, args: readonly string[]): Readonly<Record<string, unknown>> {
  const outdir = mkdtempSync(join(tmpdir(), "ported-out-"));
  try {
    execFileSync(process.execPath, [...args], { cwd, env: { ...environment, CDKTF_OUTDIR: outdir } });
    const stacks = join(outdir, "stacks");
    return Object.fromEntries(
      readdirSync(stacks).map((name) => [name, JSON.parse(readFileSync(join(stacks, name, "cdk.tf.json"), "utf8"))]),
    );
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

function manifest(versions: Versions): unknown {
  const { cdktf, constructs, "@cdktf/provider-aws": provider } = packageJson.devDependencies;
  return {
    ...packageJson,
    dependencies: { ...packageJson.dependencies, cdktf, constructs, "@cdktf/provider-aws": provider, ...versions },
    devDependencies: Object.fromEntries(tools.map((name) => [name, packageJson.devDependencies[name]])),
    peerDependencies: {},
    // The prebuilt bindings name the framework they were made for; the fork is one.
    overrides: { "@cdktf/provider-aws": { cdktf: "$cdktf", constructs: "$constructs" } },
  };
}

interface JestReport {
  readonly numPassedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly message: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

function failures({ numPassedTests, testResults }: JestReport): { failed: readonly string[]; passed: number } {
  const failed = testResults.flatMap(({ assertionResults, status, message }) => {
    const names = assertionResults.filter((test) => test.status === "failed").map(({ fullName }) => fullName);
    return status === "failed" && names.length === 0 ? [message] : names;
  });
  return { failed, passed: numPassedTests };
}
