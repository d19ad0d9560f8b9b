import { didYouMean, nearest } from "../../../constructs/core/nearest";

const props = ["name", "nodeType", "port", "tags", "snapshotWindow", "snapshotRetentionLimit", "maintenanceWindow"];

describe("the nearest of some names", () => {
  it.each([
    ["nodeTpye", ["nodeType"]],
    ["node_typ", ["nodeType"]],
    ["NODETYPES", ["nodeType"]],
    ["tag", ["tags"]],
    ["prot", ["port"]],
    ["pport", ["port"]],
    ["maintainanceWindow", ["maintenanceWindow"]],
    ["snapshot", ["snapshotWindow", "snapshotRetentionLimit"]],
    ["window", ["snapshotWindow", "maintenanceWindow"]],
    ["portNumber", ["port"]],
    ["colour", []],
    ["x", []],
    ["", []],
  ])("to %s: %p", (name, expected) => {
    expect(nearest(name, props)).toEqual(expected);
  });

  it("are not suggested when they are too many", () => {
    expect(nearest("window", ["firstWindow", "secondWindow", "thirdWindow", "lastWindow"])).toEqual([]);
    expect(nearest("window", ["firstWindow", "secondWindow", "thirdWindow"])).toHaveLength(3);
    expect(nearest("nam", ["name", "nami", "namo", "namu"])).toEqual(["name", "nami", "namo"]);
  });

  it("are suggested in one sentence", () => {
    expect(didYouMean("window", props)).toBe("did you mean `snapshotWindow` or `maintenanceWindow`?");
    expect(didYouMean("colour", props)).toBeUndefined();
    expect(didYouMean("colour", [])).toBeUndefined();
  });
});
