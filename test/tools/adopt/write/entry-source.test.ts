import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { entrySource } from "../../../../tools/adopt/write/entry-source";
import { cacheKeys, environmentKeys } from "../../../../tools/adopt/write/key-order";
import { environments } from "../../../fixtures/environments";

const root = join(__dirname, "../../../..");

/** The props of an interface in the order of its declaration, without those that it inherits. */
function declared(file: string, name: string): readonly string[] {
  const text = readFileSync(join(root, file), "utf8");
  const { statements } = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found = statements.filter(ts.isInterfaceDeclaration).find((statement) => statement.name.text === name);
  return found!.members.map((member) => member.name!.getText());
}

/** What a file with the entry makes of it. */
function read(source: string): unknown {
  const { outputText } = ts.transpileModule(`export const all = {\n${source}\n};`, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS },
  });
  const exported: { all?: unknown } = {};
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call
  new Function("exports", outputText)(exported);
  return exported.all;
}

describe("the order of the props", () => {
  test("of an environment is that of its declaration", () => {
    const declaredNow = declared("stacks/environment.ts", "Environment");
    expect(environmentKeys.filter((key) => key !== "imports")).toEqual(declaredNow.filter((key) => key !== "imports"));
  });

  test("of a cache is that of the declarations, with the reasons at the end", () => {
    const settings = declared("constructs/elasticache/replication-group/settings.ts", "ReplicationGroupSettings");
    const own = declared("constructs/cache/redis-cache/props.ts", "RedisCacheProps");
    const ofEnvironment = declared("stacks/environment.ts", "EnvironmentCache");
    const early = settings.filter((key) => key !== "acknowledgedWarnings");
    const later = own.filter((key) => !early.includes(key));

    expect(later.at(-1)).toBe("acknowledgedWarnings");
    expect(cacheKeys).toEqual([...early, ...later, ...ofEnvironment]);
  });
});

describe("the source of an environment", () => {
  test("is what a person writes", async () => {
    const environment = {
      caches: {
        Cache: {
          deviations: { "two-replicas": "as found" },
          parameters: { "maxmemory-policy": "noeviction", timeout: 0 },
          finalSnapshot: undefined,
          topology: { replicas: 1, kind: "replicated" },
          name: "legacy-sessions",
        },
      },
      region: "us-east-1",
      network: { kind: "existing", vpcId: "vpc-0123456789abcdef0", subnetIds: ["subnet-0a", "subnet-0b"] },
      account: "111122223333",
      tags: {},
    };

    expect(await entrySource("legacy-sessions", environment, ["Taken over.", "Not encrypted"])).toBe(`\
// Taken over.
// Not encrypted
"legacy-sessions": {
  account: "111122223333",
  region: "us-east-1",
  network: { kind: "existing", vpcId: "vpc-0123456789abcdef0", subnetIds: ["subnet-0a", "subnet-0b"] },
  tags: {},
  caches: {
    Cache: {
      name: "legacy-sessions",
      topology: { replicas: 1, kind: "replicated" },
      parameters: { "maxmemory-policy": "noeviction", timeout: 0 },
      deviations: { "two-replicas": "as found" },
    },
  },
},`);
  });

  test("is as wide as it may be where it is going to stand", async () => {
    const tags = { Description: "x".repeat(89) };
    expect(await entrySource("legacy", { tags })).toContain(`\n  tags: { Description: "${tags.Description}" },`);
    const wider = { Description: "x".repeat(92) };
    expect(await entrySource("legacy", { tags: wider })).toContain("\n  tags: {\n");
  });

  test.each(Object.entries(environments))("has the values of %s", async (name, environment) => {
    expect(read(await entrySource(name, environment))).toEqual({ [name]: environment });
  });

  test.each([
    ["legacy", "legacy: {"],
    ["legacy-sessions", '"legacy-sessions": {'],
    ["2024", '"2024": {'],
    ["1e3", '"1e3": {'],
    ["new", "new: {"],
    ["a_B9", "a_B9: {"],
  ])("begins with the name %s as TypeScript takes it", async (name, beginning) => {
    const source = await entrySource(name, { account: "any" });
    expect(source.split("\n")[0]).toBe(beginning);
    expect(read(source)).toEqual({ [name]: { account: "any" } });
  });

  const texts = {
    quotes: `say "it's"`,
    backslash: "C:\\new",
    lines: "a\nb\u2028c",
    template: "$${x} `y`",
    umlaut: "größe",
    emoji: "🚀",
    hidden: "a\u202eb\u200bc\u{e0041}",
    surrogate: "\ud800",
    end: "*/ // </script>",
  };

  test("has every text as it is, and none that nobody sees", async () => {
    const values = { tags: { ...texts, ["__proto__"]: "plain", constructor: "own", "a:b/c": "colon", "": "empty" } };
    const source = await entrySource("legacy", values);

    expect(read(source)).toEqual({ legacy: values });
    expect(Object.keys((read(source) as { legacy: { tags: object } }).legacy.tags)).toContain("__proto__");
    expect(source).toContain('umlaut: "größe"');
    expect(source).toContain('"a\\u202eb\\u200bc\\udb40\\udc41"');
    expect(source).not.toMatch(/[\p{Cf}\u2028]/u);
  });

  test("has no note that goes on behind its comment", async () => {
    const note = "one\ntwo\u2028throw new Error();\r\nthree";
    const source = await entrySource("legacy", { account: "any" }, [note]);
    expect(source).toMatch(/^\/\/ one\n\/\/ two\n\/\/ throw new Error\(\);\n\/\/ three\nlegacy: \{/);
    expect(read(source)).toEqual({ legacy: { account: "any" } });
  });
});
