import { App, TerraformStack } from "cdktf";
import {
  type Check,
  type Schema,
  type VariantSchemas,
  every,
  examine,
  flag,
  instance,
  integer,
  known,
  list,
  literal,
  oneOf,
  optional,
  record,
  required,
  secretive,
  shown,
  struct,
  text,
  validate,
  variants,
} from "../../../../constructs/core";

/*
 * The compiler refuses every line after `@ts-expect-error`, and complains of each that it does not refuse. The types are
 * checked with those of all other files; what runs here is what compiles.
 */

interface Size {
  readonly width: number;
  readonly height?: number;
}

type Shade =
  { readonly kind: "plain" } | { readonly kind: "striped"; readonly stripes: number; readonly thin?: boolean };

interface Props {
  readonly name: string;
  readonly note?: string;
  readonly size: Size;
  readonly colour?: "red" | "green";
  readonly shade?: Shade | { readonly kind: "off" };
  readonly names?: readonly string[];
  readonly sizes?: Readonly<Record<string, Size>>;
}

const name = required(text);
const note = optional(text);
const sizeCheck = struct<Size>({ width: required(integer(0, 9)), height: optional(integer(0, 9)) });
const size = required(sizeCheck);
const colour = optional(oneOf(["red", "green"]));
const striped = { stripes: required(integer(0, 9)), thin: optional(flag) };
const plainOrStriped: VariantSchemas<Shade> = { plain: {}, striped };
const shade = optional(variants<Shade | { kind: "off" }>({ ...plainOrStriped, off: {} }));
const names = optional(list(text));
const sizes = optional(record(sizeCheck));
const whole: Schema<Props> = { name, note, size, colour, shade, names, sizes };

const scope = new TerraformStack(new App(), "stack");
const right: Props = {
  name: "a",
  size: { width: 1 },
  shade: { kind: "striped", stripes: 2, thin: true },
  names: ["a"],
  sizes: { a: { width: 1, height: 2 } },
};

test("a check of everything compiles, and lets through what the type does", () => {
  expect(examine(struct<Props>(whole), right).list).toEqual([]);
  expect(examine(struct<Props>(whole), { name: "a", size: { width: 1 } }).list).toEqual([]);
});

test("a check that leaves something out does not compile: of an object", () => {
  const checks: Check<Props>[] = [
    // @ts-expect-error `note` may be left out, but must be checked
    struct<Props>({ name, size, colour, shade, names, sizes }),
    // @ts-expect-error nobody checks `name`
    struct<Props>({ note, size, colour, shade, names, sizes }),
    // @ts-expect-error the interface has no `extra`
    struct<Props>({ ...whole, extra: optional(text) }),
    // @ts-expect-error `name` must be given
    struct<Props>({ ...whole, name: optional(text) }),
    // @ts-expect-error `note` may be left out
    struct<Props>({ ...whole, note: required(text) }),
    // @ts-expect-error `name` is a text
    struct<Props>({ ...whole, name: required(integer(0, 9)) }),
    // @ts-expect-error `name` is one text
    struct<Props>({ ...whole, name: required(list(text)) }),
    // @ts-expect-error a colour is refused that the type has
    struct<Props>({ ...whole, colour: optional(oneOf(["red"])) }),
    // @ts-expect-error a list of texts
    struct<Props>({ ...whole, names: optional(list(integer(0, 9))) }),
    // @ts-expect-error a check alone does not say whether the prop must be given
    struct<Props>({ ...whole, name: text }),
  ];
  expect(checks).toHaveLength(10);
});

test("a check that leaves something out does not compile: of a union", () => {
  const checks: Check<Shade>[] = [
    variants<Shade>(plainOrStriped),
    // @ts-expect-error a member of the union is missing
    variants<Shade>({ striped }),
    // @ts-expect-error the union has no such member
    variants<Shade>({ ...plainOrStriped, dotted: {} }),
    // @ts-expect-error `thin` of a member is missing
    variants<Shade>({ plain: {}, striped: { stripes: striped.stripes } }),
    // @ts-expect-error `stripes` must be given
    variants<Shade>({ plain: {}, striped: { ...striped, stripes: optional(integer(0, 9)) } }),
    // @ts-expect-error `stripes` is a number
    variants<Shade>({ plain: {}, striped: { ...striped, stripes: required(text) } }),
    // @ts-expect-error a check of one member is none of the union
    variants<Extract<Shade, { kind: "plain" }>>({ plain: {} }),
    // @ts-expect-error a check of a wider union lets through what this one has not
    variants<Shade | { kind: "off" }>({ ...plainOrStriped, off: {} }),
  ];
  expect(checks).toHaveLength(8);
});

test("a check that leaves something out does not compile: of a union inside", () => {
  const checks: Check<Props>[] = [
    // @ts-expect-error `off`, written in its place, is missing
    struct<Props>({ ...whole, shade: optional(variants<Shade>(plainOrStriped)) }),
    // @ts-expect-error a member inside is missing
    struct<Props>({ ...whole, shade: optional(variants<NonNullable<Props["shade"]>>({ plain: {}, off: {} })) }),
    // @ts-expect-error an object is no union
    struct<Props>({ ...whole, shade: optional(struct<{ kind: "off" }>({ kind: required(oneOf(["off"])) })) }),
    // @ts-expect-error a union in a list is a whole one, too
    list(variants<{ kind: "plain" }>({ plain: {} })) satisfies Check<readonly Shade[]> as never,
    // @ts-expect-error and in a record
    record(variants<{ kind: "plain" }>({ plain: {} })) satisfies Check<Readonly<Record<string, Shade>>> as never,
  ];
  expect(checks).toHaveLength(5);
});

test("a check that is wrapped is for what it was for", () => {
  const narrow = variants<{ kind: "plain" }>({ plain: {} });
  const checks: Check<Shade>[] = [
    secretive(shown(known(["text"], literal(every(variants<Shade>(plainOrStriped)))))),
    // @ts-expect-error secretive, of one member
    secretive(narrow),
    // @ts-expect-error shown, of one member
    shown(narrow),
    // @ts-expect-error known, of one member
    known(["text"], narrow),
    // @ts-expect-error literal, of one member
    literal(narrow),
    // @ts-expect-error every, of one member
    every<Shade>(narrow),
    // @ts-expect-error an instance of something else
    instance<Date>((value) => value instanceof Date, "must be a date"),
  ];
  expect(checks).toHaveLength(7);
});

test("props are checked by a check of theirs", () => {
  const calls = [
    () => {
      // @ts-expect-error a check of something else
      validate(scope, sizeCheck, right);
    },
    () => {
      // @ts-expect-error `least` is no prop
      validate(scope, sizeCheck, { width: 1 }, { rules: ({ least }) => String(least) });
    },
    () => {
      // @ts-expect-error a rule cannot rely on what may be wrong
      validate(scope, sizeCheck, { width: 1 }, { rules: ({ width }) => width.toFixed() });
    },
  ];
  expect(calls).toHaveLength(3);
});

const widthOnly = struct<Pick<Size, "width">>({ width: required(integer(0, 9)) });
const withDepth = struct<Size & { readonly depth?: number }>({
  width: required(integer(0, 9)),
  height: optional(integer(0, 9)),
  depth: optional(integer(0, 9)),
});

test("a check that leaves out what may be left out does not compile", () => {
  const checks: Check<Props>[] = [
    // @ts-expect-error a size may have a height
    struct<Props>({ ...whole, size: required(widthOnly) }),
    // @ts-expect-error a size has no depth
    struct<Props>({ ...whole, size: required(withDepth) }),
    // @ts-expect-error each of the sizes may have a height
    struct<Props>({ ...whole, sizes: optional(record(widthOnly)) }),
  ];
  expect(checks).toHaveLength(3);
});

test("a check of a prop that a member without props has not does not compile", () => {
  const { stripes } = striped;
  const checks: Check<Shade>[] = [
    // @ts-expect-error a plain one has no stripes
    variants<Shade>({ plain: { stripes }, striped }),
    // @ts-expect-error its kind is checked without being named
    variants<Shade>({ plain: { kind: required(oneOf(["plain"])) }, striped }),
  ];
  expect(checks).toHaveLength(2);
});
