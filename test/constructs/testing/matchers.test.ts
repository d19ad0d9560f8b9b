import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { DataAwsSnsTopic } from "@cdktf/provider-aws/lib/data-aws-sns-topic";
import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { matchers, synthesize } from "../../../constructs/testing";

expect.extend(matchers);

const stack = synthesize((scope) => {
  new AwsProvider(scope, "Aws", { region: "us-east-1" });
  new SnsTopic(scope, "Alerts", { name: "alerts", displayName: "Alerts", tags: { Team: "cache", Tier: "gold" } });
  new SnsTopic(scope, "Events", { name: "events", displayName: "Events" });
});

test("finds a resource by some of its attributes", () => {
  expect(stack).toHaveResource(SnsTopic);
  expect(stack).toHaveResource(SnsTopic, { name: "alerts", tags: { Team: "cache" } });
  expect(stack).toHaveResource(SnsTopic, { name: expect.stringMatching(/^ev/) as string });
  expect(stack).not.toHaveResource(DataAwsSnsTopic);
  expect(stack).not.toHaveResource(SnsTopic, { name: "alerts", display_name: "Events" });
});

test("says of each candidate what differs, the closest first", () => {
  expect(() => {
    expect(stack).toHaveResource(SnsTopic, { name: "events", tags: { Team: "cache" }, display_name: "Events" });
  }).toThrow(
    new Error(
      [
        "expected a aws_sns_topic with these attributes in stack, none of 2 has them",
        "  aws_sns_topic.Events",
        '    tags: expected {"Team":"cache"}, got nothing',
        "  aws_sns_topic.Alerts",
        '    name: expected "events", got "alerts"',
        '    display_name: expected "Events", got "Alerts"',
      ].join("\n"),
    ),
  );
});

test.each([
  [{ tags: { Team: "web" } }, 'tags.Team: expected "web", got "cache"'],
  [{ displayName: "Alerts" }, 'displayName: expected "Alerts", got nothing; Terraform calls it display_name'],
  [{ name: ["alerts"] }, 'name: expected ["alerts"], got "alerts"'],
])("says where %j differs", (attributes, difference) => {
  expect(() => {
    expect(stack).toHaveResource(SnsTopic, attributes);
  }).toThrow(difference);
});

test("says that there is no resource of the type", () => {
  expect(() => {
    expect(stack).toHaveResource(DataAwsSnsTopic);
  }).toThrow("expected a data.aws_sns_topic in stack, which has none");
});

test("names the resource that should not be there", () => {
  expect(() => {
    expect(stack).not.toHaveResource(SnsTopic, { name: "alerts" });
  }).toThrow("expected no such resource, but aws_sns_topic.Alerts has these attributes");
});

test("is for synthesized stacks only", () => {
  expect(() => matchers.toHaveResource("{}", SnsTopic)).toThrow("toHaveResource is for what `synthesize` returns");
});
