import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { context } from "../../cdktf.json";

const root = join(__dirname, "../..");
const sources = ["main.ts", "stacks", "constructs", "tsconfig.json", "package.json", "cdktf.json"];

/** Synthesizes a copy of the project in a directory and environment of its own, and returns what is written, by file. */
function synthesizeCopy(environment: NodeJS.ProcessEnv): Record<string, string> {
  const directory = mkdtempSync(join(tmpdir(), "managed-redis-copy-"));
  try {
    sources.forEach((source) => {
      cpSync(join(root, source), join(directory, source), { recursive: true });
    });
    symlinkSync(join(root, "node_modules"), join(directory, "node_modules"));
    execFileSync(process.execPath, ["-r", "ts-node/register", "main.ts"], {
      cwd: directory,
      // As the command line hands it over from `cdktf.json`; the fork looks there for Terraform's version.
      env: { ...environment, CDKTF_CONTEXT_JSON: JSON.stringify(context) },
    });
    return filesBelow(join(directory, "cdktf.out"));
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function filesBelow(directory: string): Record<string, string> {
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const read = entries.map(({ parentPath, name }) => {
    const file = join(parentPath, name);
    return [file.slice(directory.length), readFileSync(file, "utf8")] as const;
  });
  return Object.fromEntries(read.sort(([a], [b]) => (a < b ? -1 : 1)));
}

describe("synthesis", () => {
  it("gives the same bytes in two directories, for two users, with and without Terraform", () => {
    const one = synthesizeCopy({ PATH: process.env.PATH, HOME: "/nonexistent/one", USER: "one", TZ: "UTC", LANG: "C" });
    const two = synthesizeCopy({ HOME: "/nonexistent/two", USER: "two", TZ: "Asia/Tokyo", AWS_REGION: "eu-west-1" });
    expect(two).toStrictEqual(one);
    expect(Object.keys(one)).toContain("/stacks/prod/cdk.tf.json");
  });

  it("never loads the provider's root index", () => {
    const script =
      'require("./main.ts"); console.log(Object.keys(require.cache).filter((file) => /provider-aws.lib.index\\.js$/.test(file)).join())';
    const output = mkdtempSync(join(tmpdir(), "managed-redis-synth-"));
    const environment = { ...process.env, CDKTF_OUTDIR: output };
    const args = ["-r", "ts-node/register", "-e", script];
    try {
      expect(execFileSync(process.execPath, args, { cwd: root, env: environment, encoding: "utf8" }).trim()).toBe("");
    } finally {
      rmSync(output, { recursive: true });
    }
  });
});
