import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DataAwsVpc } from "@cdktf/provider-aws/lib/data-aws-vpc";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { Annotations, App, Aspects, TerraformOutput, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { replacements, synthesize } from "../../../constructs/testing";

function stackWith(fill: (stack: TerraformStack) => void) {
  return synthesize((stack) => {
    new AwsProvider(stack, "Aws", { region: "us-east-1" });
    fill(stack);
  });
}

test("gives the arguments of resources and of data sources, without the framework's comments", () => {
  const stack = stackWith((scope) => {
    new SnsTopic(scope, "Alerts", { name: "alerts" });
    new DataAwsVpc(scope, "Vpc", { id: "vpc-1" });
  });
  expect(stack.only(SnsTopic)).toStrictEqual({ name: "alerts" });
  expect(stack.only(DataAwsVpc)).toStrictEqual({ id: "vpc-1" });
  expect(stack.byAddress(SnsTopic)).toStrictEqual({ "aws_sns_topic.Alerts": { name: "alerts" } });
});

test("gives the resources of a type in the order of their addresses", () => {
  const stack = stackWith((scope) => {
    new SnsTopic(scope, "B", { name: "second" });
    new SnsTopic(scope, "A", { name: "first" });
  });
  expect(stack.all(SnsTopic)).toStrictEqual([{ name: "first" }, { name: "second" }]);
  expect(stack.all(DataAwsVpc)).toStrictEqual([]);
});

test("names what it found instead of one resource", () => {
  const stack = stackWith((scope) => {
    new SnsTopic(scope, "A", { name: "a" });
    new SnsTopic(scope, "B", { name: "b" });
  });
  expect(() => stack.only(SnsTopic)).toThrow(
    new Error("expected exactly one aws_sns_topic in stack, found 2:\n  aws_sns_topic.A\n  aws_sns_topic.B"),
  );
  expect(() => stack.only(DataAwsVpc)).toThrow(
    new Error("expected exactly one data.aws_vpc in stack, found 0; the stack has nothing"),
  );
});

test("gives outputs and warnings", () => {
  const stack = stackWith((scope) => {
    new TerraformOutput(scope, "port", { value: 6379 });
    Annotations.of(scope).addWarning("too small");
    Annotations.of(scope).addInfo("not a warning");
  });
  expect(stack.outputs).toStrictEqual({ port: { value: 6379 } });
  expect(stack.warnings).toStrictEqual(["stack: too small"]);
});

test("applies aspects and resolves references between stacks", () => {
  const app = new App();
  const [first, second] = ["first", "second"].map((name) => new TerraformStack(app, name)) as [
    TerraformStack,
    TerraformStack,
  ];
  for (const stack of [first, second]) {
    new AwsProvider(stack, "Aws", { region: "us-east-1" });
  }
  const topic = new SnsTopic(first, "Topic", { name: "shared" });
  new SnsTopic(second, "Copy", { displayName: topic.arn });
  Aspects.of(second).add({
    visit(node: IConstruct) {
      if (node instanceof SnsTopic) {
        node.tags = { Team: "cache" };
      }
    },
  });
  expect(synthesize(second).only(SnsTopic)).toStrictEqual({
    display_name:
      "${data.terraform_remote_state.cross-stack-reference-input-first.outputs.cross-stack-output-aws_sns_topicTopicarn}",
    tags: { Team: "cache" },
  });
});

test("runs the framework's validations", () => {
  expect(() => synthesize((stack) => new SnsTopic(stack, "Topic", { name: "orphan" }))).toThrow(
    /without a matching provider/,
  );
});

test("refuses a construct with an error annotation", () => {
  expect(() =>
    stackWith((stack) => {
      Annotations.of(stack).addError("cannot work");
    }),
  ).toThrow(/\[stack\] cannot work/);
});

test("leaves nothing behind, not even after a failure", () => {
  const { TMPDIR: everyone } = process.env;
  const own = mkdtempSync(join(tmpdir(), "nothing-left-"));
  // Others have temporary directories at the same time.
  process.env.TMPDIR = own;
  try {
    stackWith((stack) => new SnsTopic(stack, "Topic", { name: "topic" }));
    expect(() =>
      stackWith(() => {
        throw new Error("stop");
      }),
    ).toThrow("stop");
    expect(readdirSync(own)).toStrictEqual([]);
  } finally {
    if (everyone === undefined) {
      delete process.env.TMPDIR;
    } else {
      process.env.TMPDIR = everyone;
    }
    rmSync(own, { recursive: true });
  }
});

test("says what it is for to callers without a compiler", () => {
  expect(() => synthesize(new App() as never)).toThrow("synthesize takes a stack, or a function that fills one");
  const stack = stackWith((scope) => new SnsTopic(scope, "Topic", { name: "topic" }));
  expect(() => stack.only("aws_sns_topic" as never)).toThrow(
    'expected a class such as ElasticacheReplicationGroup, got "aws_sns_topic"',
  );
  expect(() => replacements(stack, stack.document as never)).toThrow("in what `synthesize` returns");
});
