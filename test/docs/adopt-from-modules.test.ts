import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { oldModule } from "../migrations/old-module";
import { awsModulesInputs, cloudposseInputs, userGroupInputs } from "./support/module-inputs";

const page = readFileSync(join(__dirname, "../../docs/adopt-from-modules.md"), "utf8");

interface Row {
  readonly inputs: readonly string[];
  /** Props as they are written in code. */
  readonly here: readonly string[];
  readonly adopt: string;
}

const codeIn = (cell = ""): readonly string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, code = ""]) => code);

/** The tables of inputs, in their order. */
const tables = [...page.matchAll(/^\| input .*\n\| -.*\n((?:\|.*\n)+)/gm)].map(([, body = ""]): readonly Row[] =>
  body
    .trim()
    .split("\n")
    .map((line) => line.split("|").slice(1, -1))
    .map(([inputs, , here, adopt = ""]) => ({ inputs: codeIn(inputs), here: codeIn(here), adopt: adopt.trim() })),
);

/** Names in props that stand for values of a cache: shorthands such as `replicas`. */
function valuesIn(code: string): readonly string[] {
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isShorthandPropertyAssignment(node)) {
      names.push(node.name.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile("props.ts", `({ ${code} })`, ts.ScriptTarget.ES2022));
  return names;
}

/** What the compiler has to say about props of an environment or of a cache in it, by the props. */
function complaintsAbout(props: readonly string[]): Readonly<Record<string, string>> {
  const file = join(__dirname, "adopt-from-modules-props.ts");
  const head = [
    'import type { Environment, EnvironmentCache } from "../../stacks/environment";',
    'type Place = Partial<Omit<Environment, "tags">> & Partial<EnvironmentCache>;',
    ...new Set(props.flatMap(valuesIn).map((name) => `declare const ${name}: any;`)),
  ];
  const lines = [...head, ...props.map((code, index) => `export const props${index}: Place = { ${code} };`)];
  const options: ts.CompilerOptions = {
    ...{ strict: true, noEmit: true, skipLibCheck: true, esModuleInterop: true, resolveJsonModule: true },
    ...{ target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS, types: ["node"] },
    moduleResolution: ts.ModuleResolutionKind.Node10,
  };
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (name, ...others) =>
    name === file ? ts.createSourceFile(name, lines.join("\n"), ts.ScriptTarget.ES2022) : read(name, ...others);
  const program = ts.createProgram([file], options, host);
  const source = program.getSourceFile(file)!;
  return Object.fromEntries(
    ts
      .getPreEmitDiagnostics(program, source)
      .map(({ start = 0, messageText }) => [
        props[source.getLineAndCharacterOfPosition(start).line - head.length] ?? "the beginning",
        ts.flattenDiagnosticMessageText(messageText, " "),
      ]),
  );
}

describe("the page about other modules", () => {
  test.each([
    ["terraform-aws-modules/elasticache", 0, awsModulesInputs],
    ["its module user-group", 1, userGroupInputs],
    ["cloudposse/elasticache-redis", 2, cloudposseInputs],
  ])("has each input of %s once, and no other", (_module, index, inputs) => {
    const named = tables[index]?.flatMap((row) => row.inputs) ?? [];
    expect([...named].sort()).toStrictEqual([...inputs].sort());
  });

  test("says of each input where it is here, or why it is not taken over", () => {
    const rows = tables.flat();
    expect(rows.length).toBeGreaterThan(60);
    expect(rows.filter(({ here, adopt }) => here.length === 0 && !/^not taken over: \w/.test(adopt))).toStrictEqual([]);
    expect(rows.filter(({ adopt }) => adopt === "")).toStrictEqual([]);
  });

  test("names props that an environment or a cache has", () => {
    const props = [...new Set(tables.flat().flatMap(({ here }) => here))];
    expect(props.length).toBeGreaterThan(50);
    const wrong = ['transitEncryption: "on"', "snapshotWindows", 'logs: { kind: "per-log", slowLogs }'];
    expect(Object.keys(complaintsAbout([...props, ...wrong]))).toStrictEqual(wrong);
  });

  test("has every address of the module that the tests of the migration forget", () => {
    const addresses = Object.keys(oldModule.resource).map((type) => `${type}.this[`);
    expect(addresses.filter((address) => !page.includes(`| \`${address}`))).toStrictEqual([]);
  });
});
