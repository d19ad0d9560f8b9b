import { execFileSync, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { context } from "../../cdktf.json";
import { environments } from "../../stacks/environments";

const root = join(__dirname, "../..");
const sources = ["main.ts", "stacks", "constructs", "tsconfig.json", "package.json", "cdktf.json"];

/** What a run of the app left behind. */
interface Run {
  readonly exitCode: number | null;
  readonly stderr: string;
  /** What is written, by file. */
  readonly files: Readonly<Record<string, string>>;
}

/** Runs the app in a copy of the project, in a directory and environment of its own, or with other environments. */
function runCopy(environment: NodeJS.ProcessEnv, instead?: unknown): Run {
  const directory = mkdtempSync(join(tmpdir(), "managed-redis-copy-"));
  try {
    sources.forEach((source) => {
      cpSync(join(root, source), join(directory, source), { recursive: true });
    });
    if (instead !== undefined) {
      const source = `export const environments = ${JSON.stringify(instead)};`;
      writeFileSync(join(directory, "stacks/environments.ts"), source);
    }
    symlinkSync(join(root, "node_modules"), join(directory, "node_modules"));
    const { status, stderr } = spawnSync(process.execPath, ["-r", "ts-node/register", "main.ts"], {
      cwd: directory,
      encoding: "utf8",
      // As the command line hands it over from `cdktf.json`; the fork looks there for Terraform's version.
      env: { ...environment, CDKTF_CONTEXT_JSON: JSON.stringify(context) },
    });
    return { exitCode: status, stderr, files: filesBelow(join(directory, "cdktf.out")) };
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function filesBelow(directory: string): Record<string, string> {
  const found = existsSync(directory) ? readdirSync(directory, { recursive: true, withFileTypes: true }) : [];
  const entries = found.filter((entry) => entry.isFile());
  const read = entries.map(({ parentPath, name }) => {
    const file = join(parentPath, name);
    return [file.slice(directory.length), readFileSync(file, "utf8")] as const;
  });
  return Object.fromEntries(read.sort(([a], [b]) => (a < b ? -1 : 1)));
}

describe("synthesis", () => {
  it("gives the same bytes in two directories, for two users, with and without Terraform", () => {
    const one = runCopy({ PATH: process.env.PATH, HOME: "/nonexistent/one", USER: "one", TZ: "UTC", LANG: "C" });
    const two = runCopy({ HOME: "/nonexistent/two", USER: "two", TZ: "Asia/Tokyo", AWS_REGION: "eu-west-1" });
    expect(two).toStrictEqual(one);
    expect(Object.keys(one.files)).toStrictEqual(
      expect.arrayContaining(Object.keys(environments).map((name) => `/stacks/${name}/cdk.tf.json`)),
    );
  });

  it("says what is wrong with every environment, without its internals, and writes nothing", () => {
    const [given] = Object.values(environments);
    const wrong = { one: { ...given, region: "eu-wst-1" }, two: { ...given, account: "1" } };
    const { exitCode, stderr, files } = runCopy({ PATH: process.env.PATH }, wrong);
    expect(stderr).toBe(
      '`region` must be a region of AWS such as eu-central-1, got "eu-wst-1"; new regions are added in stacks/regions.ts [one]\n' +
        '`account` must be an account of 12 digits, or "any", got "1" [two]\n',
    );
    expect([exitCode, Object.keys(files)]).toStrictEqual([1, []]);
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
