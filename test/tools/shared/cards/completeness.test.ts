import { replacementRules } from "../../../../constructs/testing/replacement-rules";
import { environments } from "../../../../stacks/environments";
import { cards, permissionsOf } from "../../../../tools/shared/cards";
import { typesOf } from "../../../../tools/shared/stack/document";
import { exampleNames, runExample } from "../../../support/examples";
import { typesInSource, typesOfSources } from "../../../support/resource-types";
import { exampleNames as fixtures, synthesizeExample, synthesizeStack } from "../../../support/stacks";

/** What is still to be written about types that the project makes, one line each. */
function lacking(types: Iterable<string>): readonly string[] {
  return [...new Set(types)].sort().flatMap((type) => {
    const isData = type.startsWith("data.");
    if (!isData && !Object.hasOwn(cards, type)) {
      return [`${type}: has no card`];
    }
    const where = isData ? "no permissions to read it" : "its card names no permissions";
    return permissionsOf(type) === undefined ? [`${type}: ${where}`] : [];
  });
}

describe("of every type that this project makes, all is said", () => {
  test("by its sources", () => {
    const types = typesOfSources();

    expect(types).toEqual(expect.arrayContaining(["aws_kms_key", "data.aws_vpc", "terraform_data"]));
    expect(lacking(types)).toEqual([]);
  });

  test("by its environments and examples", () => {
    const stacks = [
      ...Object.entries(environments).map(([name, environment]) => synthesizeStack(name, environment)),
      ...fixtures.map((name) => synthesizeExample(name)),
      ...exampleNames.map(runExample),
    ];

    expect(lacking(stacks.flatMap(({ document }) => typesOf(document)))).toEqual([]);
  });
});

describe("a new type", () => {
  test.each([
    [
      "a module of the provider",
      'import { DbProxy } from "@cdktf/provider-aws/lib/db-proxy";',
      ["aws_db_proxy: has no card"],
    ],
    [
      "a module of which only types are used",
      'import { type DbProxyAuth } from "@cdktf/provider-aws/lib/db-proxy";',
      [],
    ],
    [
      "a data source",
      'import { DataAwsAmi } from "@cdktf/provider-aws/lib/data-aws-ami";',
      ["data.aws_ami: no permissions to read it"],
    ],
    ["a type without a module", 'super(s, id, { terraformResourceType: "time_wait" });', ["time_wait: has no card"]],
    [
      "a type that only the guard knows",
      'import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";',
      ["aws_s3_bucket: its card names no permissions"],
    ],
  ])("is told as such: %s", (_what, source, lines) => {
    expect(lacking(typesInSource(source))).toEqual(lines);
  });
});

describe("what replaces a resource", () => {
  test.each(Object.entries(replacementRules))("is on the card as in the published rules: %s", (type, rules) => {
    const { arguments: always, conditional = [] } = rules;

    expect(cards[type]?.replacedBy).toEqual(
      expect.arrayContaining([...always, ...conditional.map(({ argument }) => argument)]),
    );
  });

  test("loses data by its card where the published rules say so", () => {
    const holding = Object.keys(replacementRules).filter((type) => replacementRules[type]?.holdsData === true);

    expect(holding.filter((type) => cards[type]?.deletion.kind !== "loss")).toEqual([]);
  });
});
