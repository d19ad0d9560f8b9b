import { ElasticacheUserGroup } from "@cdktf/provider-aws/lib/elasticache-user-group";
import { UserGroup } from "../../../../constructs/elasticache";
import { inStack, refusal } from "../../../support/fixtures";

const valkey = { kind: "valkey", version: "8.1" } as const;

describe("a user group", () => {
  it("in its smallest use holds its users", () => {
    const props = { userGroupId: "app", engine: valkey, userIds: ["reader"] } as const;
    const stack = inStack((scope) => new UserGroup(scope, "It", props));
    expect(stack.only(ElasticacheUserGroup)).toStrictEqual({
      user_group_id: "app",
      engine: "valkey",
      user_ids: ["reader"],
      lifecycle: { create_before_destroy: true },
      tags: { Name: "app" },
    });
  });

  // The API stores ids in lower case: https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateUserGroup.html
  it("has an id in lower case, as AWS stores it, and one that only Terraform knows as it is", () => {
    const idOf = (userGroupId: string) =>
      inStack((scope) => new UserGroup(scope, "It", { userGroupId, engine: valkey, userIds: ["reader"] })).only(
        ElasticacheUserGroup,
      ).user_group_id;
    expect(idOf("Legacy-Users")).toBe("legacy-users");
    expect(idOf("${var.Group}")).toBe("${var.Group}");
  });

  it("refuses to hold nobody", () => {
    expect(refusal(UserGroup, { userGroupId: "app", engine: valkey, userIds: [] })).toBe(
      "ValidationError: `userIds` must have at least 1 member, got [] [stack/It]",
    );
  });
});
