import { meaning, metaArguments, overridable } from "../../../../constructs/core";
import { hintFor } from "../../../../constructs/core/schema/hints";

describe("a hint", () => {
  it("is found whatever the spelling, in the first table that has it", () => {
    const tables = [() => ({ nodeType: "one" }), () => ({ node_type: "two", kmsKeyId: "three" })];
    expect(
      ["NodeType", "node_type", "node-type", "KMSKEYID", "kms_key_id"].map((name) => hintFor(name, tables)),
    ).toEqual(["one", "one", "one", "three", "three"]);
    expect(hintFor("nodeTypes", tables)).toBeUndefined();
    expect(hintFor("nodeType", [])).toBeUndefined();
  });

  it("for what no prop sets says how to override it, as Terraform spells it", () => {
    expect(overridable("EventTopic", "resource", ["display_name"])).toEqual({
      display_name: 'no prop sets it: call `addOverride("display_name", …)` on the `resource` of the `EventTopic`',
    });
  });

  it("may be the same for several names", () => {
    expect(meaning("it is called `name`", ["id", "label"])).toEqual({
      id: "it is called `name`",
      label: "it is called `name`",
    });
  });

  it("is there for what Terraform takes for every resource", () => {
    expect(metaArguments("User", "resource")).toMatchObject({
      forEach: "make one construct for each, in a loop",
      dependsOn: "set `dependsOn` on the `resource` of the `User`",
      lifecycle: 'no prop sets it: call `addOverride("lifecycle", …)` on the `resource` of the `User`',
      provider: "call `useProvider` with the construct",
    });
  });
});
