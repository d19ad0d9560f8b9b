import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ts from "typescript";
import packageJson from "../../package.json";

const root = join(__dirname, "../..");
const readme = readFileSync(join(root, "README.md"), "utf8");
const clientReadme = readFileSync(join(root, "client/README.md"), "utf8");
const programs = programsOf(readme);

function programsOf(page: string): readonly string[] {
  return [...page.matchAll(/```ts\n(.*?)```/gs)].map(([, program = ""]) => program);
}

/** Links of a page to files that are not there, and how many links it has. */
function linksOf(page: string, folder: string): { readonly count: number; readonly broken: readonly string[] } {
  const targets = [...page.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, target = ""]) => target);
  return { count: targets.length, broken: targets.filter((target) => !existsSync(join(folder, target))) };
}

/** What the compiler has to say about programs that import this project as an installed package. */
function complaintsAbout(sources: readonly string[]): string[][] {
  const directory = mkdtempSync(join(root, "test/docs/readme-"));
  try {
    const files = sources.map((source, index) => {
      const file = join(directory, `program-${index}.ts`);
      writeFileSync(file, source);
      return file;
    });
    const program = ts.createProgram(files, {
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      esModuleInterop: true,
      resolveJsonModule: true,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.CommonJS,
      moduleResolution: ts.ModuleResolutionKind.Node10,
      types: ["node"],
      paths: {
        "cdktf-managed-redis": [join(root, "constructs")],
        "managed-redis-client": [join(root, "client/index.ts")],
      },
    });
    return files.map((file) =>
      ts
        .getPreEmitDiagnostics(program, program.getSourceFile(file))
        .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n")),
    );
  } finally {
    rmSync(directory, { recursive: true });
  }
}

describe("the README", () => {
  it("is read in one sitting: at most 250 lines", () => {
    expect(readme.split("\n").length).toBeLessThanOrEqual(250);
  });

  it("says on its first screen in what state CDKTF is, and that its fork is served as well", () => {
    const screen = readme.split("\n").slice(0, 25).join("\n");
    expect(screen).toContain("archived on 2025-12-10");
    expect(screen).toContain("community fork is CDK Terrain (`cdktn`)");
    expect(screen).toContain("npm install ../packages/cdktn-managed-redis-");
  });

  it("has programs that compile, as one with a mistake in it does not", () => {
    expect(programs).toHaveLength(2);
    const [smallest = ""] = programs;
    const complaints = complaintsAbout([...programs, smallest.replace('name: "sessions"', "nane: 5")]);
    expect(complaints.slice(0, -1)).toStrictEqual([[], []]);
    expect(complaints.at(-1)).toHaveLength(1);
  });

  it("has a smallest program that synthesizes a cache", () => {
    const outdir = mkdtempSync(join(tmpdir(), "readme-"));
    const { outputText } = ts.transpileModule(programs[0]!, { compilerOptions: { module: ts.ModuleKind.CommonJS } });
    const file = join(root, "test/docs/readme-smallest.js");
    process.env.CDKTF_OUTDIR = outdir;
    try {
      writeFileSync(file, outputText);
      jest.requireActual(file);
      const [stack = ""] = readdirSync(join(outdir, "stacks"));
      const synthesized = readFileSync(join(outdir, "stacks", stack, "cdk.tf.json"), "utf8");
      expect(JSON.parse(synthesized)).toMatchObject({
        resource: {
          aws_elasticache_replication_group: expect.any(Object) as object,
          aws_vpc_security_group_ingress_rule: expect.any(Object) as object,
        },
      });
    } finally {
      delete process.env.CDKTF_OUTDIR;
      rmSync(file);
      rmSync(outdir, { recursive: true });
    }
  });

  it("links to what is there", () => {
    const { count, broken } = linksOf(readme, root);
    expect(count).toBeGreaterThan(10);
    expect(broken).toStrictEqual([]);
  });

  it("names commands that exist", () => {
    const named = [...readme.matchAll(/npm run ([a-z:-]+)|`(test:[a-z]+)`/g)].map(([, run, test]) => run ?? test);
    expect(
      [...new Set(named)].filter((name) => !Object.keys(packageJson.scripts).includes(String(name))),
    ).toStrictEqual([]);
  });
});

describe("the README of the client", () => {
  it("is one page: at most 120 lines", () => {
    expect(clientReadme.split("\n").length).toBeLessThanOrEqual(121);
  });

  it("has programs that compile", () => {
    const found = programsOf(clientReadme);
    expect(found.length).toBeGreaterThan(0);
    expect(complaintsAbout(found).flat()).toStrictEqual([]);
  });

  it("links to what is there, which is every pattern", () => {
    const { count, broken } = linksOf(clientReadme, join(root, "client"));
    expect(count).toBeGreaterThan(10);
    expect(broken).toStrictEqual([]);
  });
});
