import type { Component } from "../../../../../tools/cost/estimate/component";
import { joinedName, pairsOf } from "../../../../../tools/cost/report/infracost/pairs";

function pairs(before: readonly string[], after: readonly string[]) {
  const [past, next] = [before, after].map((names) =>
    names.map((name): Component => ({ kind: "other", name, unit: "hours", usageBased: false })),
  );
  return pairsOf(past ?? [], next ?? []).map((pair) => pair.map((component) => component?.name));
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
  expect(joinedName(past, next)).toBe(expected);
});
