import { App, Fn, Lazy, TerraformStack, TerraformVariable, Token, conditional } from "cdktf";
import {
  type Check,
  integer,
  oneOf,
  optional,
  referenceOnly,
  required,
  secretive,
  shown,
  struct,
  text,
} from "../../../../constructs/core";
import { problemsOf } from "../../../support/problems-of";

const rule = "must be a reference to where the token is kept, never the token itself";

describe("referenceOnly", () => {
  it.each(["hunter2", "", 5, null, ["hunter2"], { toString: "hunter2" }])("refuses %p without showing it", (value) => {
    expect(problemsOf(referenceOnly("token"), value)).toEqual([`it ${rule}`]);
  });

  const stack = new TerraformStack(new App(), "stack");
  const variable = new TerraformVariable(stack, "token", { type: "string" });
  const secret: string = variable.stringValue;
  const untyped = Fn as unknown as Readonly<Record<string, (...args: readonly unknown[]) => unknown>>;

  it.each<[string, unknown]>([
    ["an attribute", "${aws_secret.it.value}"],
    ["two attributes", "${aws_secret.it.value}${aws_secret.other.value}"],
    ["a variable", secret],
    ["a variable as it is", variable.value],
    ["a member of an object", Token.asString(untyped.lookup!(Fn.jsondecode(secret), "password", ""))],
    ["a function of a reference", Fn.join("", [secret, "x"])],
    ["a function of a reference, written by hand", '${jsondecode(data.aws_secret.it.secret_string)["password"]}'],
    ["a text in quotation marks with a reference", '${upper("${var.token}")}'],
    ["a random text", "${uuid()}"],
    ["a file", '${file("token.txt")}'],
    ["a file of the framework's", Token.asString(Fn.file("token.txt"))],
    ["a choice of two", Token.asString(conditional(secret, secret, secret))],
    ["a lazy value", Lazy.stringValue({ produce: () => secret })],
  ])("accepts %s", (_what, value) => {
    expect(problemsOf(referenceOnly("token"), value)).toEqual([]);
  });

  it.each<[string, unknown]>([
    ["a text before a reference", `hunter2${secret}`],
    ["a text behind a reference", "${var.token}hunter2"],
    ["a function of a text", Fn.join("", ["hunter2"])],
    ["a function of a function of a text", Fn.upper(Fn.join("", ["hunter2", "hunter2"]))],
    ["a function of a text, written by hand", '${join("", ["hunter2"])}'],
    ["a text in quotation marks", '${"hunter2"}'],
    ["a choice of texts", "%{ if var.x }hunter2%{ endif }"],
    ["a choice with a text", Token.asString(conditional(secret, "hunter2", secret))],
    ["a raw text", Token.asString(Fn.rawString("hunter2"))],
  ])("refuses %s without showing it", (_what, value) => {
    expect(problemsOf(referenceOnly("token"), value)).toEqual([`it ${rule}`]);
  });
});

describe("secretive", () => {
  interface Props {
    readonly name: string;
    readonly size?: number;
    readonly kind: "a";
  }
  const check: Check<Props> = secretive(
    struct<Props>({ name: required(text), size: optional(integer(0, 9)), kind: required(shown(oneOf(["a"]))) }),
  );

  it("shows no text and no object, but numbers and what is no secret", () => {
    expect(problemsOf(check, { name: ["hunter2"], size: 10, kind: "b" })).toEqual([
      "it.name must be a string",
      "it.size must be a whole number between 0 and 9, got 10",
      'it.kind must be one of "a", got "b"',
    ]);
    expect(problemsOf(check, { name: "a", kind: "a", size: "10" })).toEqual([
      'it.size must be a whole number between 0 and 9, got "10"',
    ]);
    expect(problemsOf(check, { name: "a", kind: "a", size: "12345678" })).toEqual([
      "it.size must be a whole number between 0 and 9",
    ]);
    expect(problemsOf(check, { name: "a", kind: "a", size: "hunter2", more: "hunter2" })).toEqual([
      "it.size must be a whole number between 0 and 9",
      "it.more is not a prop here (known: name, size, kind)",
    ]);
  });
});
