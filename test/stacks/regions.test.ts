import { partition } from "@aws-sdk/core/client";
import { regions } from "../../stacks/regions";

test("every region is one that the AWS SDK knows by name, and none is listed twice", () => {
  // Of a name that only looks like a region, the SDK knows the partition and no description.
  expect(partition("eu-wst-1")).not.toHaveProperty("description");
  expect(regions.filter((region) => !("description" in partition(region)))).toStrictEqual([]);
  expect(new Set(regions).size).toBe(regions.length);
});
