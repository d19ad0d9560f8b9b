import { removeImports } from "../../../../tools/adopt/clone/remove-imports";
import { addEntry } from "../../../../tools/adopt/clone/add-entry";
import { entrySource } from "../../../../tools/adopt/write/entry-source";
import { now, path, write } from "./files";

/** A formatted file with an environment of these lines. */
const withLines = (...lines: readonly string[]) =>
  `export const environments: Environments = {\n  legacy: {\n${lines.map((line) => (line === "" ? "\n" : `    ${line}\n`)).join("")}  },\n};\n`;

describe("the imports of an environment", () => {
  test("are taken out of what adopt has written", async () => {
    const environment = { account: "any", caches: { Cache: { name: "legacy" } } };
    const imports = { "Cache/ReplicationGroup": "legacy", "Cache/SecurityGroup": "sg-0123456789abcdef0" };
    write("export const environments: Environments = {\n  dev: {},\n};\n");
    await addEntry(path(), "legacy", await entrySource("legacy", environment));
    const without = now();
    write("export const environments: Environments = {\n  dev: {},\n};\n");
    await addEntry(path(), "legacy", await entrySource("legacy", { ...environment, imports }));

    expect(await removeImports(path(), "legacy")).toBe("removed");
    expect(now()).toBe(without);
    expect(await removeImports(path(), "legacy")).toBe("absent");
    expect(now()).toBe(without);
  });

  test.each([
    ["between others", ['a: "a",', 'imports: { x: "y" },', 'b: "b",'], ['a: "a",', 'b: "b",']],
    ["at the end", ['a: "a",', 'imports: { x: "y" },'], ['a: "a",']],
    ["at the end without a comma", ['a: "a",', 'imports: {x: "y"}'], ['a: "a",']],
    ["at the beginning", ['imports: { x: "y" },', 'a: "a",'], ['a: "a",']],
    ["over several lines", ["imports: {", '  x: "y",', "},", "a: 1,"], ["a: 1,"]],
    ["quoted", ['"imports": {},', "a: 1,"], ["a: 1,"]],
    ["computed from a literal", ['["imports"]: {},', "a: 1,"], ["a: 1,"]],
    ["that are a constant", ["imports: found,", "a: 1,"], ["a: 1,"]],
    [
      "with comments that belong to it",
      ["a: 1, // one", "// taken over", "/* in May */", "imports: {}, // two", "// three", "b: 2,"],
      ["a: 1, // one", "// three", "b: 2,"],
    ],
    [
      "with comments that do not belong to it",
      ["a: 1,", "// one", "", "imports: {},", "", "// two", "b: 2,"],
      ["a: 1,", "// one", "", "// two", "b: 2,"],
    ],
    ["between blank lines", ["a:1,", "", "imports: {},", "", "b:2,"], ["a:1,", "", "b:2,"]],
    ["on a line with others", ["a:1, imports: {}, b: 2 // c"], ["a:1, b: 2 // c"]],
    ["on a line with others before it", ["a:1, imports: {} "], ["a:1, "]],
    ["on a line with others behind it", ["imports: {}, /* b */ b:2,"], ["/* b */ b:2,"]],
    ["with a comment before its comma", ["a: 1,", "imports: {} /* x */,", "b:2,"], ["a: 1,", "b:2,"]],
  ])("%s are taken out, and nothing else", async (_, before, after) => {
    write(withLines(...before));
    expect(await removeImports(path(), "legacy")).toBe("removed");
    expect(now()).toBe(withLines(...after));
    expect(await removeImports(path(), "legacy")).toBe("absent");
  });

  test("are taken out of lines of Windows, which stay so", async () => {
    write(`\uFEFF${withLines("a: 1,", "imports: {", '  x: "y",', "},", "b: 2,")}`.replaceAll("\n", "\r\n"));
    expect(await removeImports(path(), "legacy")).toBe("removed");
    expect(now()).toBe(`\uFEFF${withLines("a: 1,", "b: 2,")}`.replaceAll("\n", "\r\n"));
  });

  test.each([
    [
      "a constant",
      "const legacy = { a: 1, imports: {} };\nexport const environments = { prod: legacy as E };\n",
      "prod",
    ],
    ["a shorthand", "const legacy = { a: 1, imports: {} };\nexport const environments = { legacy };\n", "legacy"],
    [
      "a literal that is spread",
      "const all = { legacy: { a: 1, imports: {} } };\nexport const environments = { ...all };\n",
      "legacy",
    ],
  ])("are taken out of %s", async (_, before, name) => {
    write(before);
    expect(await removeImports(path(), name)).toBe("removed");
    expect(now()).toBe(before.replace(", imports: {}", ""));
  });

  test("of other environments stay", async () => {
    const both = "export const environments = {\n  dev: { imports: {} },\n  legacy: { imports: {} },\n};\n";
    write(both);
    expect(await removeImports(path(), "legacy")).toBe("removed");
    expect(now()).toBe(both.replace("legacy: { imports: {} }", "legacy: {}"));
  });

  test.each([
    ["export const environments = { dev: {} };\n", "it has no environment `legacy`"],
    ["export const environments = { Legacy: { imports: {} } };\n", "it has no environment `legacy`"],
    ["export const environments = { legacy: {}, legacy: {} };\n", "it has several environments `legacy`"],
    ["export const environments = { legacy: make() };\n", "`make()` is no object literal"],
    ["export const environments = { legacy() {} };\n", "`legacy` is no object literal"],
    ["export const environments = { legacy: { ...make() } };\n", "`make()` is no object literal"],
    ["export const environments = { legacy: { [imports]: 1 } };\n", "the name `[imports]` cannot be seen in it"],
    [
      "const found = { imports: {} };\nexport const environments = { legacy: { ...found } };\n",
      "the `imports` of `legacy` may belong to other environments too",
    ],
  ])("are left where they are in %j", async (before, why) => {
    write(before);
    expect(await removeImports(path(), "legacy")).toEqual({ leftAlone: why });
    expect(now()).toBe(before);
  });
});
