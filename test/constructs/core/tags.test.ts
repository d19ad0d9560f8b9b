import { cacheRefusal, cacheWith } from "../../support/fixtures";
import { ElasticacheSubnetGroup } from "@cdktf/provider-aws/lib/elasticache-subnet-group";

const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`key${index}`, "v"]));

// https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Tagging-Resources.html
describe("tags", () => {
  it.each([
    ["empty values", { Team: "" }, 2],
    ["a key of 128 and a value of 256 characters", { ["k".repeat(128)]: "v".repeat(256) }, 2],
    ["50 with the name", many(49), 50],
    ["letters of any alphabet, and _.:/=+-@", { "Équipe/β_.:=+-@ 1": "Boutique é_.:/=+-@ 1" }, 2],
  ])("may have %s", (_what, tags, count) => {
    const group = cacheWith({ tags }).only(ElasticacheSubnetGroup);
    expect(Object.keys(group.tags as object)).toHaveLength(count);
  });

  it.each([
    [
      { "aws:team": "shop" },
      '`tags.aws:team` must be a key of 1 to 128 letters, digits, spaces or _.:/=+-@ that does not begin with aws:, got "aws:team"',
    ],
    [{ Team: "v".repeat(257) }, /^ValidationError: `tags.Team` must be a string of at most 256 letters, .* got "v+…/],
    [{ Team: 5 }, "`tags.Team` must be a string of at most 256 letters, digits, spaces or _.:/=+-@, got 5"],
    [
      { "": "shop" },
      '`tags.` must be a key of 1 to 128 letters, digits, spaces or _.:/=+-@ that does not begin with aws:, got ""',
    ],
    [
      { "Team*": "shop" },
      '`tags.Team*` must be a key of 1 to 128 letters, digits, spaces or _.:/=+-@ that does not begin with aws:, got "Team*"',
    ],
    [
      { Team: "shop, web" },
      '`tags.Team` must be a string of at most 256 letters, digits, spaces or _.:/=+-@, got "shop, web"',
    ],
    [{ Team: null }, "`tags.Team` must be a string of at most 256 letters, digits, spaces or _.:/=+-@, got null"],
    [many(50), "`tags` must be at most 50 tags, including the `Name` that is added, got 51"],
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
