import { inspect } from "node:util";
import { App, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { CacheMonitoring } from "../../constructs";
import { ValidationError } from "../../constructs/core";
import { WatchedReplicationGroup } from "../../constructs/elasticache";
import { CacheDashboard } from "../../constructs/monitoring";
import { type PartClass, parts } from "../support/parts";

const elsewhere = new TerraformStack(new App(), "elsewhere");
let tries = 0;

/** What a caller without a compiler may write in the place of anything. */
const wrong: readonly unknown[] = [
  null,
  true,
  -1,
  NaN,
  7,
  "",
  "x",
  "${var.x}",
  [],
  [null],
  ["x", "x"],
  {},
  { kind: "x" },
  { kind: null },
  { x: null },
  { x: {} },
  { x: "${var.x}" },
  () => "x",
  Symbol("x"),
  new Date(0),
  Object.create(null),
];

/** The props that a construct complains of; none when it is made. Anything but a complaint is a fault of ours. */
function complaints(part: PartClass, props: unknown): readonly string[] {
  // What watches a replication group, or shows its alarms, is made in their stack.
  const isBeside = [CacheMonitoring, CacheDashboard, WatchedReplicationGroup].some((each) => each === part);
  const scope = isBeside ? new Construct(elsewhere, `Try${tries++}`) : new TerraformStack(new App(), "stack");
  try {
    new part(scope, "It", props as never);
    return [];
  } catch (error) {
    if (error instanceof ValidationError) {
      return [...new Set(error.problems.map(({ prop }) => prop.replace(/[.[].*/, "")))];
    }
    throw new Error(`${part.name} with ${inspect(props, { depth: 4 })}: ${String(error)}`, { cause: error });
  }
}

/** The value with whatever is inside replaced by each of some values, one at a time; `undefined` leaves it out. */
function* variations(value: unknown, replacements: readonly unknown[]): Generator {
  if (Array.isArray(value)) {
    const members: readonly unknown[] = value;
    for (const [index, member] of members.entries()) {
      for (const other of [...replacements, ...variations(member, replacements)]) {
        yield [...members.slice(0, index), other, ...members.slice(index + 1)];
      }
    }
  } else if (typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype) {
    for (const [name, member] of Object.entries(value)) {
      for (const other of [...replacements, ...variations(member, replacements)]) {
        yield { ...value, [name]: other };
      }
    }
  }
}

const tried = parts.map(
  ({ part, props }, index) => [part.name, part, props(new Construct(elsewhere, `${part.name}${index}`))] as const,
);

describe.each(tried)("%s", (_name, part, props) => {
  const names = Object.keys(props);

  it("can be made with all of its props", () => {
    expect(complaints(part, props)).toEqual([]);
  });

  it.each([null, undefined, 5, "x", [], new Date(0)])("complains of %p in the place of its props", (given) => {
    expect(complaints(part, given)).toEqual(["props"]);
  });

  it("complains of an unknown prop, whatever else it has", () => {
    expect(complaints(part, { ...props, unheardOf: 1 })).toEqual(["unheardOf"]);
  });

  it.each(names)("says what is wrong with %s, and fails over none", (name) => {
    expect(complaints(part, { ...props, [name]: Symbol("x") })).toEqual([name]);
    expect(complaints(part, { ...props, [name]: null })).toContain(name);
    for (const value of wrong) {
      complaints(part, { ...props, [name]: value });
    }
  });

  it("fails over nothing that is wrong inside", () => {
    for (const varied of variations(props, [null, undefined, Symbol("x"), "x", "${var.x}", [], {}, { kind: "x" }])) {
      complaints(part, varied);
    }
  });

  it("fails over no two that are wrong at once, and blames no other for them", () => {
    for (const [index, one] of names.entries()) {
      for (const other of names.slice(index + 1)) {
        for (const value of [null, Symbol("x"), { kind: "x" }]) {
          const blamed = complaints(part, { ...props, [one]: value, [other]: value });
          expect(blamed.filter((name) => name !== one && name !== other)).toEqual([]);
        }
      }
    }
  });
});
