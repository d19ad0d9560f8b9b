import { addEntry } from "../../../../tools/adopt/clone/add-entry";
import { Failure } from "../../../../tools/shared/failure";
import { names, now, path, write } from "./files";

const entry = 'legacy: {\n  account: "any",\n},';

/** The file of a project with one environment, in which `$` is the end of it. */
const one = (end: string) => `export const environments: Environments = {\n  dev: {},\n${end}`;

describe("an entry is added", () => {
  const added = '  legacy: {\n    account: "any",\n  },\n';

  test.each([
    ["a type", "const environments: E = {\n  dev: {},\n};\n", `const environments: E = {\n  dev: {},\n\n${added}};\n`],
    ["no members", "const environments = {};\n", `const environments = {\n${added}};\n`],
    [
      "satisfies",
      "const environments = {\n  dev: {},\n} satisfies E;\n",
      `const environments = {\n  dev: {},\n\n${added}} satisfies E;\n`,
    ],
    [
      "as const and parentheses",
      "const environments = ({\n    dev: {},\n} as const);\n",
      'const environments = ({\n    dev: {},\n\n    legacy: {\n      account: "any",\n    },\n} as const);\n',
    ],
    [
      "no blank lines",
      "const environments = {\n  dev: {},\n  prod: {},\n};\n",
      `const environments = {\n  dev: {},\n  prod: {},\n${added}};\n`,
    ],
    [
      "comments",
      "const environments = {\n  // first\n  dev: {}, // second\n\n  /* third */\n};\n",
      `const environments = {\n  // first\n  dev: {}, // second\n\n  /* third */\n\n${added}};\n`,
    ],
    [
      "a comment only",
      "const environments = {\n  // none yet\n};\n",
      `const environments = {\n  // none yet\n${added}};\n`,
    ],
    [
      "no comma at the end",
      "const environments = {\n  dev: {} // last\n}\n",
      `const environments = {\n  dev: {}, // last\n\n${added}}\n`,
    ],
    ["one line that is not formatted", "const environments = {dev:{}}", `const environments = {dev:{},\n\n${added}}`],
    [
      "tabs",
      "const environments = {\n\tdev: {  },\n};\n",
      'const environments = {\n\tdev: {  },\n\n\tlegacy: {\n\t  account: "any",\n\t},\n};\n',
    ],
    [
      "lines of Windows",
      "const environments = {\r\n  dev: {},\r\n};\r\n",
      `const environments = {\r\n  dev: {},\r\n\r\n${added.replaceAll("\n", "\r\n")}};\r\n`,
    ],
    [
      "lines of Windows that are not formatted",
      "const environments = {\r\n  dev:{},\r\n};\r\n",
      `const environments = {\r\n  dev:{},\r\n\r\n${added.replaceAll("\n", "\r\n")}};\r\n`,
    ],
    ["a byte order mark", "\uFEFFconst environments = {};\n", `\uFEFFconst environments = {\n${added}};\n`],
    [
      "a spread of a literal of the file",
      "const common = { dev: {} };\n\nexport const environments = {\n  ...common,\n};\n",
      `const common = { dev: {} };\n\nexport const environments = {\n  ...common,\n\n${added}};\n`,
    ],
    [
      "an export elsewhere",
      "const all = {\n  dev: {},\n};\nexport { all as environments };\n",
      `const all = {\n  dev: {},\n\n${added}};\nexport { all as environments };\n`,
    ],
    [
      "another constant",
      "const all = {\n  dev: {},\n};\n\nexport const environments: E = all;\n",
      `const all = {\n  dev: {},\n\n${added}};\n\nexport const environments: E = all;\n`,
    ],
  ])("to a literal with %s", async (_, before, after) => {
    const exported = (text: string) => (text.includes("export") ? text : text.replace(/const/, "export const"));
    write(exported(before));

    expect(await addEntry(path(), "legacy", entry)).toBe("added");
    expect(now()).toBe(exported(after));
  });

  test("in a file that was formatted, which stays so", async () => {
    write("export const environments = { dev: {} };\n");
    await addEntry(path(), "legacy", `legacy: {\n  tags: { a: "${"x".repeat(60)}" }\n}`);
    expect(now()).toBe(
      `export const environments = {\n  dev: {},\n\n  legacy: {\n    tags: { a: "${"x".repeat(60)}" },\n  },\n};\n`,
    );
  });
});

describe("a name", () => {
  const taken = [
    ["legacy", "legacy"],
    ['"legacy"', "legacy"],
    ["'legacy'", "legacy"],
    ['["legacy"]', "legacy"],
    ["[`legacy`]", "legacy"],
    ['[("legacy" as const)]', "legacy"],
    ["l\\u0065gacy", "legacy"],
    ["2024", "2024"],
    ["0x7e8", "2024"],
    ["[2024]", "2024"],
  ] as const;

  test.each(taken)("that stands in the file as %s is taken", async (key, name) => {
    write(one(`  ${key}: {},\n};\n`));
    const before = now();
    await expect(addEntry(path(), name, entry)).rejects.toThrow(
      new Failure(`environments.ts has the environment ${name} already: choose another name`),
    );
    expect(now()).toBe(before);
  });

  test.each(["legacy,", "legacy() {},", "get legacy() { return {}; },"])(
    "of the member %s is taken",
    async (member) => {
      write(`const legacy = {};\n${one(`  ${member}\n};\n`)}`);
      await expect(addEntry(path(), "legacy", entry)).rejects.toThrow("has the environment legacy already");
    },
  );

  test("that a literal has which is spread is taken", async () => {
    write(`const all = { legacy: {} };\n${one("  ...all,\n};\n")}`);
    await expect(addEntry(path(), "legacy", entry)).rejects.toThrow("has the environment legacy already");
  });

  test("that differs by case only is taken", async () => {
    write(one("  Legacy: {},\n};\n"));
    await expect(addEntry(path(), "legacy", entry)).rejects.toThrow(
      new Failure("environments.ts has the environment legacy already by another case, Legacy: choose another name"),
    );
  });

  test.each(["__proto__", "a.b", "-a", "", "a b", "${x}"])("%j is refused before the file is read", async (name) => {
    await expect(addEntry(path("none.ts"), name, entry)).rejects.toThrow(Failure);
  });
});

describe("a file is left alone", () => {
  const leftAlone = async (content: string | Buffer) => {
    const before = Buffer.from(content);
    write(before);
    const outcome = await addEntry(path(), "legacy", entry);
    expect(Buffer.from(now())).toEqual(Buffer.from(before.toString()));
    expect(names()).toEqual(["environments.ts"]);
    return outcome;
  };

  test.each([
    ["const environments = {};", "it exports no `environments`"],
    ["export type environments = {};", "it exports no `environments`"],
    ["export const { environments } = all;", "it exports no `environments`"],
    ["export default {};", "it exports no `environments`"],
    ['export { environments } from "./others";', "it exports no `environments`"],
    [
      "const a = {}; export const environments = {}; export { a as environments };",
      "it exports several `environments`",
    ],
    ["export const environments = make({});", "`make({})` is no object literal"],
    ["export const environments = Object.freeze({ dev: {} });", "`Object.freeze({ dev: {} })` is no object literal"],
    ["export const environments = () => ({});", "`() => ({})` is no object literal"],
    ["export const environments = isTest ? {} : { dev: {} };", "`isTest ? {} : { dev: {} }` is no object literal"],
    ["export let environments = {};", "`environments` is no constant of this file"],
    ["export declare const environments: E;", "`environments` is no constant of this file"],
    ['import { all } from "./all";\nexport const environments = all;', "`all` is no constant of this file"],
    ["export const environments = environments;", "`environments` is no object literal"],
    [one("  ...others(),\n};"), "`others()` is no object literal"],
    [one("  ...(isTest && { dev: {} }),\n};"), "`(isTest && { dev: {} })` is no object literal"],
    [`import { team } from "./team";\n${one("  ...team,\n};")}`, "`team` is no constant of this file"],
    [one("  ...environments,\n};"), "`...environments` is not made before it"],
    [`${one("  ...later,\n};")}\nconst later = {};`, "`...later` is not made before it"],
    [one("  [name]: {},\n};"), "the name `[name]` cannot be seen in it"],
    [one("  [`a${name}`]: {},\n};"), "the name `[`a${name}`]` cannot be seen in it"],
    [one("  prod: {,\n};"), "it has a syntax error in line 3: Property assignment expected."],
    [
      "<<<<<<< HEAD\nexport const environments = {};",
      "it has a syntax error in line 1: Merge conflict marker encountered.",
    ],
  ])("with %j", async (content, why) => {
    expect(await leftAlone(content)).toEqual({ leftAlone: why });
  });

  test("that is not there", async () => {
    expect(await addEntry(path(), "legacy", entry)).toEqual({ leftAlone: "there is no such file" });
    expect(names()).toEqual([]);
  });

  test("that is written in Latin 1 or UTF-16", async () => {
    const text = `// größe\n${one("};")}`;
    const why = { leftAlone: "it is not written in UTF-8" };
    expect(await leftAlone(Buffer.from(text, "latin1"))).toEqual(why);
    expect(await leftAlone(Buffer.from(`\uFEFF${text}`, "utf16le"))).toEqual(why);
  });

  test("that the entry does not fit into", async () => {
    write(one("};"));
    expect(await addEntry(path(), "legacy", "other: {},")).toEqual({ leftAlone: "the change does not fit into it" });
    expect(await addEntry(path(), "legacy", "legacy: {,")).toEqual({
      leftAlone: "it has a syntax error in line 4: Property assignment expected.",
    });
    expect(now()).toBe(one("};"));
  });
});
