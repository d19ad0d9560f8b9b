import type { Component } from "../../../../tools/cost/estimate/component";
import { isUnchanged, nameOf, pairsOf } from "../../../../tools/cost/report/pairs";

const component = (name: string, rest: Partial<Component> = {}): Component => ({
  kind: "other",
  name,
  unit: "hours",
  usageBased: false,
  ...rest,
});

function pairs(before: readonly string[], after: readonly string[]) {
  const [past, next] = [before, after].map((names) => names.map((name) => component(name)));
  return pairsOf(past ?? [], next ?? []).map((pair) => pair.map((side) => side?.name));
}

test("the same name is the same thing, whatever stands before it", () => {
  expect(pairs(["Replica (a)", "Replica (b)"], ["Replica (c)", "Replica (b)"])).toEqual([
    ["Replica (a)", "Replica (c)"],
    ["Replica (b)", "Replica (b)"],
  ]);
});

test("brackets may differ, or be missing", () => {
  expect(pairs(["Alarm metrics", "Dashboard"], ["Alarm metrics (high resolution)"])).toEqual([
    ["Alarm metrics", "Alarm metrics (high resolution)"],
    ["Dashboard", undefined],
  ]);
});

test("of two with one name each has its own partner", () => {
  expect(pairs(["Secret"], ["Secret", "Secret"])).toEqual([
    ["Secret", "Secret"],
    [undefined, "Secret"],
  ]);
});

test.each([
  ["Key", "Key", "Key"],
  ["Nodes (Redis OSS, a)", "Nodes (Valkey, a)", "Nodes (Redis OSS → Valkey, a)"],
  ["Alarm metrics", "Alarm metrics (high resolution)", "Alarm metrics → Alarm metrics (high resolution)"],
])("%s, then %s", (past, next, expected) => {
  expect(nameOf([component(past), component(next)])).toBe(expected);
});

test("what is another kind of cost is another thing, although its name begins alike", () => {
  const before = [component("Autoscaling (2 to 6 shards)", { kind: "autoscaling" })];
  const after = [component("Autoscaling (2 to 6 shards): Durability (sync, x)", { kind: "durability" })];

  expect(pairsOf(before, after)).toEqual([
    [undefined, after[0]],
    [before[0], undefined],
  ]);
});

test("what was estimated and is not any more has changed, also at the same cost", () => {
  expect(isUnchanged([component("Data"), component("Data")])).toBe(true);
  expect(isUnchanged([component("Data", { usageBased: true }), component("Data")])).toBe(false);
  expect(isUnchanged([component("Data"), component("Data", { notPriced: "no price" })])).toBe(false);
  expect(isUnchanged([undefined, component("Data")])).toBe(false);
});
