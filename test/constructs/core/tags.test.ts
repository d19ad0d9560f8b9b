import { cacheRefusal, cacheWith } from "../../support/fixtures";
import { ElasticacheSubnetGroup } from "@cdktf/provider-aws/lib/elasticache-subnet-group";

const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`key${index}`, "v"]));

// https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Tagging-Resources.html
describe("tags", () => {
  it.each([
    ["empty values", { Team: "" }, 2],
    ["a key of 128 and a value of 256 characters", { ["k".repeat(128)]: "v".repeat(256) }, 2],
    ["50 with the name", many(49), 50],
  ])("may have %s", (_what, tags, count) => {
    const group = cacheWith({ tags }).only(ElasticacheSubnetGroup);
    expect(Object.keys(group.tags as object)).toHaveLength(count);
  });

  it.each([
    [
      { "aws:team": "shop" },
      '`tags.aws:team` must be a key of at most 128 characters that does not begin with aws:, got "aws:team"',
    ],
    [{ Team: "v".repeat(257) }, /^ValidationError: `tags.Team` must be a string of at most 256 characters, got "v+…/],
    [{ Team: 5 }, "`tags.Team` must be a string of at most 256 characters, got 5"],
    [{ Team: null }, "`tags.Team` must be a string of at most 256 characters, got null"],
    [many(50), "`tags` must be at most 50, with the `Name` that is added, got 51"],
    ["Team=shop", '`tags` must be an object, got "Team=shop"'],
  ])("may not be %j", (tags, message) => {
    const said = cacheRefusal({ tags });
    if (typeof message === "string") {
      expect(said).toBe(`ValidationError: ${message} [stack/It]`);
    } else {
      expect(said).toMatch(message);
    }
  });
});
