import { State } from "../../../../tools/adopt/finish/state";
import { Failure } from "../../../../tools/shared/failure";

const text = `{
  "version": 4,
  "terraform_version": "1.11.4",
  "serial": 9007199254740993,
  "lineage": "one-lineage",
  "outputs": {"big": {"value": 12345678901234567890, "type": "number"}},
  "resources": [
    {
      "module": "module.other", "mode": "managed", "type": "aws_thing", "name": "it",
      "instances": [{"attributes": {"id": "in a module"}}]
    },
    {"mode": "data", "type": "aws_thing", "name": "it", "instances": [{"attributes": {"id": "data"}}]},
    {
      "mode": "managed", "type": "aws_thing", "name": "it",
      "instances": [
        {"deposed": "1a2b3c4d", "attributes": {"id": "old", "token": null}},
        {"schema_version": 2, "attributes": {"id": "new", "size": 1.50, "token": null, "empty": "", "off": false,
          "nested": {"token": null}, "__proto__": null}, "private": "bnVsbA=="}
      ]
    },
    {"mode": "managed", "type": "aws_thing", "name": "many", "instances": [{"index_key": 0, "attributes": {}}]},
    {"mode": "managed", "type": "aws_thing", "name": "gone", "instances": []},
    {"mode": "managed", "type": "aws_thing", "name": "none", "instances": [{"attributes": {}}]}
  ],
  "check_results": [{"object_kind": "output", "status": "pass", "objects": null}]
}
`;

describe("a state", () => {
  const state = new State(text);

  test.each([
    ["aws_thing.it", true],
    ["aws_thing.none", true],
    ["aws_thing.many", false],
    ["aws_thing.gone", false],
    ["aws_thing.other", false],
    ["aws_other.it", false],
    ["data.aws_thing.it", false],
  ])("has %s: %p", (address, has) => {
    expect(state.has(address)).toBe(has);
  });

  test.each([
    ["token", true],
    ["empty", true],
    ["missing", true],
    ["constructor", true],
    ["__proto__", true],
    ["id", false],
    ["off", false],
    ["size", false],
  ])("lacks the attribute %s: %p", (attribute, lacks) => {
    expect(state.lacks("aws_thing.it", attribute)).toBe(lacks);
  });

  test("stays as it is but for the values, and a serial that is higher by one", () => {
    const values = [
      { address: "aws_thing.it", attribute: "token", value: 'a"\\\n' },
      { address: "aws_thing.it", attribute: "missing", value: false },
      { address: "aws_thing.it", attribute: "empty", value: "full" },
    ];
    expect(state.with(values)).toBe(
      text
        .replace("9007199254740993", "9007199254740994")
        .replace(
          '{"id": "new", "size": 1.50, "token": null',
          '{"missing": false,"id": "new", "size": 1.50, "token": "a\\"\\\\\\n"',
        )
        .replace('"empty": ""', '"empty": "full"'),
    );
  });

  test("has nothing before the first apply", () => {
    expect(new State("").has("aws_thing.it")).toBe(false);
  });

  test.each(["{", "[]", "null", '{"version": 3}', '{"version": "4"}', "{version: 4}", '{"version": 4,}', "4"])(
    "is not what %j is, which is not shown",
    (other) => {
      expect(() => new State(other)).toThrow(
        new Failure("the state is not of version 4, which Terraform writes since 0.12"),
      );
    },
  );

  test("that is broken is not written", () => {
    const values = [{ address: "aws_thing.it", attribute: "token", value: "a" }];
    expect(() => new State('{"version": 4}').with(values)).toThrow(new Failure("the state has no serial"));
    const withoutAttributes = text.replaceAll('"attributes"', '"attributes_flat"');
    expect(() => new State(withoutAttributes).with(values)).toThrow(new Failure("the state has no attributes"));
  });
});
