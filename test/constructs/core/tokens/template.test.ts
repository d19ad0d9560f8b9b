import fc from "fast-check";
import { readTemplate, withoutEscapes } from "../../../../constructs/core/tokens/template";
import { requireOrSkip } from "../../../support/requirements";
import { terraformRequirement } from "../../../support/terraform";
import { TerraformWorkspace } from "../../../support/terraform-workspace";

/** Texts that Terraform cannot read. @see https://developer.hashicorp.com/terraform/language/expressions/strings */
const broken = [
  "costs ${5",
  "${",
  "${}",
  "${ }",
  "%{",
  "100%{ sure",
  "on ~cart%{id}:*",
  "%{~ maybe }",
  "%{ if var.flag }",
  "%{ endif }",
  "%{ for x in var.list }",
  "%{ if var.flag }a%{ else }b%{ else }c%{ endif }",
  "%{ if var.flag }a%{ endfor }",
  "${HOME}/data",
  "${VAR:-default}",
  "${var.text",
  '${"a}',
  '${"${var.text"}',
  "${var.text var.text}",
  "${var.text +}",
  "${join(}",
  "${[var.text}",
  "${var.}",
  "${1 2}",
];

/** Texts that Terraform can read, with the parts that are not literal. */
const whole: readonly (readonly [text: string, parts: readonly string[]])[] = [
  ["", []],
  ["100 % {", []],
  ["}}", []],
  ["costs $${5", []],
  ["100%%{ sure", []],
  ["on ~cart%%{id}:*", []],
  ["$$${", []],
  ["%%%{", []],
  ["${var.text}", ["${var.text}"]],
  ["a-${var.text}-$${b}", ["${var.text}"]],
  ["$%{ if var.flag }a%{ endif }", ["%{ if var.flag }", "%{ endif }"]],
  ["%{ if var.flag ~}a%{~ else }b%{ endif }", ["%{ if var.flag ~}", "%{~ else }", "%{ endif }"]],
  ["%{ for k, v in var.map }${k}%{ endfor }", ["%{ for k, v in var.map }", "${k}", "%{ endfor }"]],
  ['${join("}", [var.text, "a\\"b"])}', ['${join("}", [var.text, "a\\"b"])}']],
  ['${"${var.text}}"}', ['${"${var.text}}"}']],
  ["${{ a = 1, b = var.number }.b}", ["${{ a = 1, b = var.number }.b}"]],
  ["${[for x in var.list : upper(x) if x != null][0]}", ["${[for x in var.list : upper(x) if x != null][0]}"]],
  ["${var.flag ? -1 : var.number * 2}", ["${var.flag ? -1 : var.number * 2}"]],
  ["${/* } */ var.text}", ["${/* } */ var.text}"]],
  ["${TfToken[TOKEN.1]}", ["${TfToken[TOKEN.1]}"]],
];

/** What texts are made from, so that many are nearly right. */
const pieces = fc.constantFrom(
  ...["${", "%{", "}", "$", "%", "{", '"', " ", "a", "1", "~", "(", ")", "[", "]", ",", "+", "?", ":", "."],
  ...["var.text", "var.number", "${var.text}", "$${", "%%{", "%{ if var.flag }", "%{ else }", "%{ endif }"],
  ...["%{ for x in var.list }", "${x}", "%{ endfor }", 'join("-", [var.text])', '"a"', "if ", "!", "&&", "null"],
);
const texts = fc.oneof(
  fc.array(pieces, { minLength: 1, maxLength: 7 }),
  fc.array(pieces, { minLength: 1, maxLength: 5 }).map((inner) => ["${", ...inner, "}"]),
);

const seed = 20261126;
const tried = 300;

describe("a text", () => {
  it.each(broken)("that Terraform cannot read: %j", (text) => {
    expect(readTemplate(text)).toBeUndefined();
  });

  it.each(whole)("that Terraform reads: %j", (text, parts) => {
    const read = readTemplate(text);
    expect(read?.filter(({ kind }) => kind !== "literal").map(({ source }) => source)).toEqual(parts);
    expect(read?.map(({ source }) => source).join("")).toBe(text);
  });

  it("with escapes stands for what they escape", () => {
    expect(withoutEscapes("a$${b}%%{c}$$d$$${e")).toBe("a${b}%{c}$$d$${e");
  });

  requireOrSkip(...terraformRequirement())("is judged as Terraform judges it", () => {
    it(`${tried} of them`, async () => {
      const known = [...broken, ...whole.map(([text]) => text)].filter((text) => !text.includes("TfToken"));
      const all = [...new Set([...known, ...fc.sample(texts, { numRuns: tried, seed }).map((made) => made.join(""))])];
      const refused = await refusedByTerraform(all);
      const wrong = all.filter((text) => refused.has(text) !== (readTemplate(text) === undefined));
      expect(wrong).toEqual([]);
      const share = refused.size / all.length;
      expect(share).toBeGreaterThan(0.2);
      expect(share).toBeLessThan(0.9);
    }, 120_000);
  });
});

const variable = {
  text: { type: "string" },
  number: { type: "number" },
  flag: { type: "bool" },
  list: { type: "list(string)" },
  map: { type: "map(string)" },
};

/** The texts that Terraform cannot parse, or in which a name stands for nothing; types are no matter of form. */
async function refusedByTerraform(all: readonly string[]): Promise<ReadonlySet<string>> {
  const output = Object.fromEntries(all.map((text, index) => [`t${index}`, { value: text }]));
  const configuration = { provider: { aws: [{ region: "us-east-1" }] }, variable, output };
  const workspace = new TerraformWorkspace(configuration);
  const diagnostics = (await workspace.validate()) as readonly {
    summary: string;
    range?: { start: { line: number } };
  }[];
  const lines = JSON.stringify(configuration, undefined, 2).split("\n");
  workspace.dispose();
  const formal = diagnostics.filter(
    ({ summary }) => !/operand|function|index|condition|Unsupported attribute|null/i.test(summary),
  );
  return new Set(
    formal.map(({ range }) => {
      const name = /"t(\d+)"/.exec(
        lines
          .slice(0, range?.start.line)
          .reverse()
          .find((line) => /"t\d+"/.test(line)) ?? "",
      );
      return String(all[Number(name?.[1])]);
    }),
  );
}
