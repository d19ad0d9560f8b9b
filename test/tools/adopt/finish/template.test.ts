import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expressionOf } from "../../../../tools/adopt/finish/template";
import { Terraform } from "../../../../tools/adopt/finish/terraform";
import { requireOrSkip } from "../../../support/requirements";
import { terraformRequirement, testEnvironment } from "../../../support/terraform";

/** Arguments as JSON has them, and as an expression. */
const table: readonly (readonly [argument: unknown, expression: string])[] = [
  ["plain", '"plain"'],
  [true, "true"],
  [300, "300"],
  ["", '""'],
  ['say "hi"', '"say \\"hi\\""'],
  ["C:\\new\n\ttab\r", '"C:\\\\new\\n\\ttab\\r"'],
  ["größe 🚀", '"größe 🚀"'],
  ["${local.name}", '"${local.name}"'],
  ['a"${local.name}\\b', '"a\\"${local.name}\\\\b"'],
  ["$${local.name} %%{if} $ % {}", '"$${local.name} %%{if} $ % {}"'],
  ["$$${local.name}", '"$$${local.name}"'],
  ['${upper("a}b")}"', '"${upper("a}b")}\\""'],
  ['${lookup({a = {b = "}"}}, "a")["b"]}"', '"${lookup({a = {b = "}"}}, "a")["b"]}\\""'],
  ['${"a \\"}\\" ${"n}" == "" ? "" : "${local.name}"}"}"', '"${"a \\"}\\" ${"n}" == "" ? "" : "${local.name}"}"}\\""'],
  ['${"$${\\\\"}"', '"${"$${\\\\"}\\""'],
  ['%{if local.name == "x"}a"%{else}b"%{endif}', '"%{if local.name == "x"}a\\"%{else}b\\"%{endif}"'],
  ["${\nlocal.name\n}", '"${ local.name }"'],
];

test.each(table)("the argument %j is an expression", (argument, expression) => {
  expect(expressionOf(argument)).toBe(expression);
});

test.each(["${a", '${"a', '${"a${', "%{", '"${'])(
  "the template %j, which has no end, is taken to its own",
  (template) => {
    expect(expressionOf(template).startsWith('"')).toBe(true);
  },
);

requireOrSkip(...terraformRequirement())("for Terraform", () => {
  const original = process.env;
  const directory = mkdtempSync(join(tmpdir(), "adopt-template-"));

  beforeAll(() => {
    process.env = testEnvironment();
    const locals = table.map(([argument], index) => [`t${index}`, argument]);
    const configuration = { locals: { name: 'it\'s "it"', ...(Object.fromEntries(locals) as object) } };
    writeFileSync(join(directory, "main.tf.json"), JSON.stringify(configuration));
  });

  afterAll(() => {
    process.env = original;
    rmSync(directory, { recursive: true });
  });

  test("an expression has the value of the argument", async () => {
    const terraform = new Terraform(directory);
    const arguments_ = await terraform.evaluate(table.map((_, index) => `local.t${index}`));
    expect(await terraform.evaluate(table.map(([, expression]) => expression))).toEqual(arguments_);
    expect(arguments_.slice(5, 8)).toEqual(["C:\\new\n\ttab\r", "größe 🚀", `it's "it"`]);
  });

  test("a binary that cannot be run is named", async () => {
    process.env.TERRAFORM_BINARY_NAME = join(directory, "none");
    await expect(new Terraform(directory).pullState()).rejects.toThrow(/none state could not be run: ENOENT$/);
    delete process.env.TERRAFORM_BINARY_NAME;
  });

  test("a backend that cannot be had is explained", async () => {
    writeFileSync(join(directory, "backend.tf.json"), JSON.stringify({ terraform: { backend: { nosuch: {} } } }));
    await expect(new Terraform(directory).init()).rejects.toThrow(
      /^terraform init failed: Error: Unsupported backend type\n[^│╷╵]*"nosuch"[^│╷╵]*$/,
    );
    await expect(new Terraform(directory).pullState()).rejects.toThrow(/^the state cannot be read: Error: /);
    rmSync(join(directory, "backend.tf.json"));
  });
});
