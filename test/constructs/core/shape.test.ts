import { TerraformStack, App, TerraformVariable, Token, Fn } from "cdktf";
import {
  type Check,
  Problems,
  ValidationError,
  flag,
  integer,
  list,
  literalFlag,
  literalName,
  oneOf,
  optional,
  record,
  required,
  struct,
  tagsCheck,
  text,
  variants,
} from "../../../constructs/core";

const scope = new TerraformStack(new App(), "stack");

/** The problems a check has with a value of the prop `it`. */
function problemsOf(check: Check, value: unknown): string[] {
  const problems = new Problems();
  check("it", value, problems);
  try {
    problems.throwIfAny(scope);
    return [];
  } catch (error) {
    return (error as ValidationError).problems.map(
      ({ prop, rule, received }) => `${prop} ${rule}${received === undefined ? "" : `, got ${received}`}`,
    );
  }
}

describe("integer", () => {
  const check = integer(1, 35);

  it.each([1, 35])("accepts the edge %d", (value) => {
    expect(problemsOf(check, value)).toStrictEqual([]);
  });

  it.each([
    [0, "0"],
    [36, "36"],
    [1.5, "1.5"],
    [NaN, "NaN"],
    [Infinity, "Infinity"],
    ["5", '"5"'],
    [null, "null"],
    [true, "true"],
    [[5], "[5]"],
    [{ valueOf: 5 }, '{"valueOf":5}'],
  ])("refuses %p and shows it", (value, shown) => {
    expect(problemsOf(check, value)).toStrictEqual([`it must be a whole number between 1 and 35, got ${shown}`]);
  });
});

describe("text", () => {
  it.each([
    [5, "it must be a string, got 5"],
    [null, "it must be a string, got null"],
    ["", 'it must not be empty, got ""'],
    [() => 1, "it must be a string, got a function"],
    [new Map(), "it must be a string, got an instance of Map"],
    [Symbol("x"), "it must be a string, got Symbol(x)"],
    [10n, "it must be a string, got 10"],
    ["  ", 'it must not be empty, got "  "'],
    [[10n, NaN, Symbol("x")], 'it must be a string, got ["10","NaN","Symbol(x)"]'],
    [Object.create(Object.create(null) as object) as object, "it must be a string, got an object"],
  ])("refuses %p", (value, message) => {
    expect(problemsOf(text, value)).toStrictEqual([message]);
  });

  it.each(["100%{ sure", "costs ${5", "%{~ maybe }"])("refuses %s, which Terraform cannot read", (value) => {
    const rule = "must not begin an expression (`${`) or a directive (`%{`) of Terraform that is none";
    expect(problemsOf(text, value)).toEqual([`it ${rule}, got ${JSON.stringify(value)}`]);
  });

  it.each(["100%%{ sure", "costs $${5", "${var.name}", "%{ if var.big }big%{ endif }", "100 % {"])(
    "takes %s",
    (value) => {
      expect(problemsOf(text, value)).toEqual([]);
    },
  );

  it("shows an object that contains itself without looping", () => {
    const loop: { self?: unknown } = {};
    loop.self = loop;
    expect(problemsOf(text, loop)).toStrictEqual(["it must be a string, got an object that contains itself"]);
  });

  it("cuts a long value short", () => {
    const [message = ""] = problemsOf(oneOf(["a"]), "x".repeat(1000));
    expect(message).toMatch(/^it must be one of "a", got "x{119}…$/);
  });
});

describe("flag", () => {
  it.each(["true", 1, null, "yes"])("refuses %p", (value) => {
    expect(problemsOf(flag, value)).toStrictEqual([`it must be true or false, got ${JSON.stringify(value)}`]);
  });

  it("accepts an expression only where Terraform does", () => {
    const expression = new TerraformVariable(scope, "flag", { type: "bool" }).booleanValue;
    expect(problemsOf(flag, expression)).toStrictEqual([]);
    expect(problemsOf(literalFlag, expression)).toHaveLength(1);
  });
});

describe("list", () => {
  const check = list(text, { min: 1, max: 2 });

  it.each([[["a"]], [["a", "b"]]])("accepts %p", (value) => {
    expect(problemsOf(check, value)).toStrictEqual([]);
  });

  it.each([
    ["a", ['it must be a list, got "a"']],
    [[], ["it must have at least 1 member, got []"]],
    [["a", "b", "c"], ['it must have at most 2 members, got ["a","b","c"]']],
    [["a", "a"], ['it[1] must not be given twice, got "a"']],
    [["a", 5], ["it[1] must be a string, got 5"]],
    [[NaN], ["it[0] must be a string, got NaN"]],
    [new Array<string>(2), ["it[0] must be a string", "it[1] must be a string"]],
  ])("refuses %p", (value, messages) => {
    expect(problemsOf(check, value)).toStrictEqual(messages);
  });
});

describe("struct", () => {
  const check = struct<{ name: string; size?: number }>({ name: required(text), size: optional(integer(0, 9)) });

  it("takes an explicit undefined for left out", () => {
    expect(problemsOf(check, { name: "a", size: undefined })).toStrictEqual([]);
    expect(problemsOf(check, { name: undefined })).toStrictEqual(["it.name is required"]);
  });

  it("reports everything that is wrong, unknown props as well", () => {
    expect(problemsOf(check, { size: 10, colour: "red" })).toStrictEqual([
      "it.name is required",
      "it.size must be a whole number between 0 and 9, got 10",
      'it.colour is not a prop here, only name, size are, got "red"',
    ]);
  });

  it.each(["node_type", "nodetype", "NodeType", "node-type"])("knows what %s is called", (name) => {
    const problems = new Problems();
    struct<{ nodeType?: string }>({ nodeType: optional(text) })("", { [name]: "cache.r7g.large" }, problems);
    expect(() => {
      problems.throwIfAny(scope);
    }).toThrow(
      `\`${name}\` is not a prop here, only nodeType are, got "cache.r7g.large"; it is called \`nodeType\` [stack]`,
    );
  });

  it("does not show an unknown prop that may hold a secret", () => {
    expect(problemsOf(check, { name: "a", authToken: "hunter2" })).toStrictEqual([
      "it.authToken is not a prop here, only name, size are",
    ]);
  });

  it.each([null, "a", 5, [["a"]]])("refuses %p", (value) => {
    expect(problemsOf(check, value)).toHaveLength(1);
  });
});

describe("record", () => {
  it("names the member that is wrong", () => {
    expect(problemsOf(record(text), { a: "b", c: 5 })).toStrictEqual(["it.c must be a string, got 5"]);
  });
});

describe("variants", () => {
  const check = variants("kind", {
    a: struct<{ kind: string }>({ kind: required(oneOf(["a"])) }),
  });

  it.each([
    [{ kind: "b" }, 'it.kind must be one of "a", got "b"'],
    [{}, 'it.kind must be one of "a"'],
    [{ kind: "toString" }, 'it.kind must be one of "a", got "toString"'],
    ["a", 'it must be an object with `kind`, got "a"'],
    [null, "it must be an object with `kind`, got null"],
  ])("refuses %p", (value, message) => {
    expect(problemsOf(check, value)).toStrictEqual([message]);
  });
});

describe("an unresolved token", () => {
  const variable = (name: string, type: string) => new TerraformVariable(scope, name, { type });

  it.each([
    ["string", text, variable("string", "string").stringValue],
    ["number", integer(1, 2), variable("number", "number").numberValue],
    ["list", list(text), variable("list", "list(string)").listValue],
    ["map", tagsCheck, Token.asAny(variable("map", "map(string)").value)],
    ["expression", text, "${var.anything}"],
    ["function", list(text), Fn.tolist(["a"])],
  ])("passes as a %s", (_kind, check, token) => {
    expect(problemsOf(check, token)).toStrictEqual([]);
  });
});

describe("a token where the output depends on the value", () => {
  const token: unknown = new TerraformVariable(scope, "shape", { type: "any" }).value;

  it.each([
    ["struct", struct<{ name?: string }>({ name: optional(text) }), "it must be known at synth"],
    ["record", record(text), "it must be known at synth"],
    ["variants", variants("kind", {}), "it must be known at synth"],
    ["oneOf", oneOf(["a"]), 'it must be known at synth, one of "a"'],
    ["literalFlag", literalFlag, "it must be known at synth, true or false"],
    ["literalName", literalName(/./, "must be a name"), "it must be known at synth"],
  ])("is refused by %s", (_check, check, message) => {
    expect(problemsOf(check, token)).toStrictEqual([`${message}, got an instance of Reference`]);
    expect(problemsOf(check, "${var.shape}")).toStrictEqual([`${message}, got "\${var.shape}"`]);
  });

  it("is refused by text when it stands for a number or a list", () => {
    expect(problemsOf(text, new TerraformVariable(scope, "n", { type: "number" }).numberValue)).toHaveLength(1);
    expect(problemsOf(text, new TerraformVariable(scope, "l", { type: "list(string)" }).listValue)).toHaveLength(1);
  });
});

describe("an object that is no literal", () => {
  const check = struct<{ name?: string }>({ name: optional(text) });

  it("passes when it has one of the props, also as a getter of its class", () => {
    class Props {
      constructor(private readonly given: string) {}
      public get name(): string {
        return this.given;
      }
    }
    expect(problemsOf(check, new Props("a"))).toStrictEqual([]);
    expect(problemsOf(check, new Props(""))).toStrictEqual(['it.name must not be empty, got ""']);
  });

  it.each([
    [new Date(0), "Date"],
    [new Map([["name", "a"]]), "Map"],
  ])("is refused when it has none: %p", (value, name) => {
    expect(problemsOf(check, value)).toStrictEqual([`it must be an object, got an instance of ${name}`]);
  });
});

describe("ValidationError", () => {
  it("names one problem in one line, with the construct's path", () => {
    expect(new ValidationError(scope, [{ prop: "port", rule: "must be a port", received: "0" }]).message).toBe(
      "`port` must be a port, got 0 [stack]",
    );
  });

  it("lists several, with remedies", () => {
    const problems = [
      { prop: "a", rule: "is wrong" },
      { prop: "b", rule: "is worse", remedy: "leave it out" },
    ];
    expect(new ValidationError(scope, problems).message).toBe(
      "2 problems [stack]\n  - `a` is wrong\n  - `b` is worse; leave it out",
    );
  });
});
