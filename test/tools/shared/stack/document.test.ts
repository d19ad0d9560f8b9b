import {
  type StackDocument,
  awsProviderOf,
  constructPathOf,
  resourcesOf,
  typesOf,
} from "../../../../tools/shared/stack/document";

const vpc = { cidr_block: "10.0.0.0/16", "//": { metadata: { path: "shop/Network/Vpc", uniqueId: "vpc" } } };
const document: StackDocument = {
  provider: { aws: [{ region: "eu-west-1" }, { region: "us-east-1", alias: "other" }] },
  resource: { aws_vpc: { main: vpc }, aws_kms_key: { key: {} } },
  data: { aws_vpc: { theirs: {} } },
};

describe("a synthesized stack", () => {
  test("has resources of a type, by address", () => {
    expect(resourcesOf(document, "aws_vpc")).toEqual([["aws_vpc.main", vpc]]);
    expect(resourcesOf(document, "aws_subnet")).toEqual([]);
    expect(resourcesOf({}, "aws_vpc")).toEqual([]);
  });

  test("has types, and tells data sources apart", () => {
    expect(typesOf(document)).toEqual(["aws_kms_key", "aws_vpc", "data.aws_vpc"]);
    expect(typesOf({})).toEqual([]);
  });

  test("says which construct a resource belongs to, where the framework says it", () => {
    expect(constructPathOf(vpc)).toBe("shop/Network/Vpc");
    expect(constructPathOf({})).toBeUndefined();
  });

  test("works in the region of its first provider", () => {
    expect(awsProviderOf(document)).toEqual({ region: "eu-west-1" });
    expect(awsProviderOf({})).toEqual({});
  });
});
