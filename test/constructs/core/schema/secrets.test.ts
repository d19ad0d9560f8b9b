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

  it("accepts a reference", () => {
    expect(problemsOf(referenceOnly("token"), "${aws_secret.it.value}")).toEqual([]);
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
    expect(problemsOf(check, { name: "a", kind: "a", size: "hunter2", more: "hunter2" })).toEqual([
      "it.size must be a whole number between 0 and 9",
      "it.more is not a prop here (known: name, size, kind)",
    ]);
  });
});
