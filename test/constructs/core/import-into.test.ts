import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { DataAwsVpc } from "@cdktf/provider-aws/lib/data-aws-vpc";
import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { SnsTopicPolicy } from "@cdktf/provider-aws/lib/sns-topic-policy";
import { App, TerraformOutput, TerraformStack, Testing } from "cdktf";
import { Construct } from "constructs";
import { RedisCache, importInto, useProvider } from "../../../constructs";
import { synthesize } from "../../../constructs/testing";
import { network } from "../../support/fixtures";

const topicArn = "arn:aws:sns:us-east-1:111122223333:legacy";

/** A topic with its policy, as a construct of ours makes them. */
class Topic extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new SnsTopic(this, "Resource", { name: id });
    new SnsTopicPolicy(this, "Policy", { arn: topicArn, policy: "{}" });
  }
}

function stackWith(fill: (stack: TerraformStack) => void): TerraformStack {
  const stack = new TerraformStack(new App({ stackTraces: false }), "shop");
  new AwsProvider(stack, "Aws", { region: "us-east-1" });
  fill(stack);
  return stack;
}

const importsOf = (fill: (stack: TerraformStack) => void) => synthesize(stackWith(fill)).document.import;

/** What is said when a stack is synthesized, one line for each problem. */
function said(fill: (stack: TerraformStack) => void): readonly string[] {
  try {
    synthesize(stackWith(fill));
    return [];
  } catch (error) {
    return String(error).match(/`.*(?= \[)/gm) ?? [String(error)];
  }
}

describe("an import", () => {
  it("is a block for each path, in JSON", () => {
    const blocks = importsOf((stack) => {
      new Topic(stack, "Events");
      importInto(stack, { Events: topicArn, "Events/Policy": topicArn });
    });
    expect(blocks).toStrictEqual([
      { to: "aws_sns_topic.Events_D32975C2", id: topicArn },
      { to: "aws_sns_topic_policy.Events_Policy_8228782F", id: topicArn },
    ]);
  });

  it("is a block for each path, in HCL", () => {
    const stack = stackWith((scope) => {
      new Topic(scope, "Events");
      importInto(scope, { Events: 'a "quoted" id', "Events/Policy": topicArn });
    });
    expect(String(Testing.synthHcl(stack)).match(/import \{[^}]*\}/g)).toStrictEqual([
      'import {\nto = aws_sns_topic.Events_D32975C2\nid = "a \\"quoted\\" id"\n}',
      `import {\nto = aws_sns_topic_policy.Events_Policy_8228782F\nid = "${topicArn}"\n}`,
    ]);
  });

  it("may be declared before its resource is made, below any construct, with or without the resource's own id", () => {
    const blocks = importsOf((stack) => {
      const [team, other] = [new Construct(stack, "Team"), new Construct(stack, "Other")];
      importInto(team, { "Events/Resource": topicArn });
      importInto(other, { Events: `${topicArn}-2` });
      new Topic(team, "Events");
      new Topic(other, "Events");
    });
    expect(blocks).toStrictEqual([
      { to: "aws_sns_topic.Team_Events_158A1182", id: topicArn },
      { to: "aws_sns_topic.Other_Events_9373E74D", id: `${topicArn}-2` },
    ]);
  });

  it("of nothing writes nothing", () => {
    const stack = (fill: (stack: TerraformStack) => void) => JSON.stringify(synthesize(stackWith(fill)).document);
    const none = stack((scope) => {
      importInto(scope, {});
    });
    expect(none).toBe(stack(() => undefined));
  });

  it.each([
    ["regions", { region: "eu-west-1" }],
    ["accounts", { region: "us-east-1", profile: "other" }],
  ])("of one name twice is accepted in two %s", (_what, place) => {
    const topics = (stack: TerraformStack) => {
      const other = new AwsProvider(stack, "Other", { alias: "other", ...place });
      new Topic(stack, "Here");
      useProvider(new Topic(stack, "There"), other);
      importInto(stack, { Here: "legacy", There: "legacy" });
    };
    expect(importsOf(topics)).toHaveLength(2);
  });
});

describe("a path", () => {
  it.each<[what: string, ids: Readonly<Record<string, string>>, lines: readonly string[]]>([
    [
      "with a typing mistake",
      { "Evnts/Policy": "x" },
      ["`ids.Evnts/Policy` must be the path of a construct below shop; did you mean `Events/Policy`?"],
    ],
    [
      "that begins with the stack",
      { "shop/Events/Policy": "x" },
      ["`ids.shop/Events/Policy` must be the path of a construct below shop; did you mean `Events/Policy`?"],
    ],
    [
      "below another construct",
      { "OrderMessages/Policy": "x" },
      ["`ids.OrderMessages/Policy` must be the path of a construct below shop; did you mean `Events/Policy`?"],
    ],
    ["like no other", { Cache: "x" }, ["`ids.Cache` must be the path of a construct below shop"]],
    [
      "of a construct with several resources",
      { Group: "x" },
      ["`ids.Group` must name one resource; it has `Group/One`, `Group/Two`"],
    ],
    ["of a construct without any", { Empty: "x" }, ["`ids.Empty` must name a resource: there is none in it"]],
    ["of an output", { Output: "x" }, ["`ids.Output` must name a resource: there is none in it"]],
    [
      "of a data source",
      { Vpc: "x" },
      ["`ids.Vpc` must name a resource: a data source reads what exists, and manages nothing"],
    ],
    [
      "of several instances",
      { Many: "x" },
      ["`ids.Many` must name a resource without `count` and `forEach`: there, an id would need a key"],
    ],
    [
      "that is given twice",
      { Events: "x", "Events/Resource": "y" },
      ["`ids.Events/Resource` must name another resource than `Events`, which is the same one"],
    ],
    [
      "of another resource with the same id",
      { Events: topicArn, "Group/One": topicArn },
      [
        `\`ids.Group/One\` must be another id than that of \`Events\`: two resources would change one object in turn, got "${topicArn}"`,
      ],
    ],
    [
      "beside others that are wrong",
      { Vpc: "x", Empty: "y" },
      [
        "`ids.Vpc` must name a resource: a data source reads what exists, and manages nothing",
        "`ids.Empty` must name a resource: there is none in it",
      ],
    ],
  ])("%s is refused when the app is synthesized", (_what, ids, lines) => {
    const fill = (stack: TerraformStack) => {
      importInto(stack, ids);
      new Topic(stack, "Events");
      const group = new Construct(stack, "Group");
      new SnsTopic(group, "One");
      new SnsTopic(group, "Two");
      new Construct(stack, "Empty");
      new TerraformOutput(stack, "Output", { value: "1" });
      new DataAwsVpc(stack, "Vpc");
      new SnsTopic(stack, "Many", { count: 2 });
    };
    expect(said(fill)).toStrictEqual(lines);
  });

  it("of what only Terraform itself keeps is refused", () => {
    const fill = (stack: TerraformStack) => {
      new RedisCache(stack, "Cache", { name: "sessions", network });
      importInto(stack, { "Cache/ReplicationGroup/FinalSnapshot": "x" });
    };
    expect(said(fill)).toStrictEqual([
      "`ids.Cache/ReplicationGroup/FinalSnapshot` must name a resource of a provider: a `terraform_data` is in no service",
    ]);
  });

  it("of many resources names the first ten", () => {
    const fill = (stack: TerraformStack) => {
      const group = new Construct(stack, "Group");
      Array.from({ length: 12 }, (_, index) => new SnsTopic(group, `T${index}`));
      importInto(stack, { Group: "x" });
    };
    expect(said(fill)).toStrictEqual([
      `\`ids.Group\` must name one resource; it has ${Array.from({ length: 10 }, (_, index) => `\`Group/T${index}\``).join(", ")}, and 2 more`,
    ]);
  });

  it("that another call has given is refused", () => {
    const fill = (stack: TerraformStack) => {
      const team = new Construct(stack, "Team");
      new Topic(team, "Events");
      importInto(stack, { "Team/Events": "x" });
      importInto(team, { Events: "y" });
    };
    expect(said(fill)).toStrictEqual([
      "`ids.Team/Events` must name another resource than `shop/Team/Events`, which is the same one",
    ]);
  });

  it("into a stack within the stack is refused: its blocks would be in the wrong one", () => {
    const fill = (stack: TerraformStack) => {
      new SnsTopic(new TerraformStack(stack, "Inner"), "Topic");
      importInto(stack, { "Inner/Topic": "x" });
    };
    expect(said(fill)).toStrictEqual(["`ids.Inner/Topic` must be the path of a construct below shop"]);
  });

  it("in another stack is refused before the first stack is written", () => {
    const app = new App({ stackTraces: false });
    const [first, second] = ["first", "second"].map((id) => new TerraformStack(app, id)) as [
      TerraformStack,
      TerraformStack,
    ];
    importInto(second, { Topic: "x" });
    expect(() => synthesize(first)).toThrow("`ids.Topic` must be the path of a construct below second [second]");
  });
});

describe("ids", () => {
  const called = (ids: Readonly<Record<string, string>>) =>
    said((stack) => {
      importInto(stack, ids);
    });

  it.each<[what: string, ids: Readonly<Record<string, string>>, line: string]>([
    ["an empty path", { "": "x" }, '`ids.` must be construct ids separated by slashes, got ""'],
    ["a path with two slashes", { "A//B": "x" }, '`ids.A//B` must be construct ids separated by slashes, got "A//B"'],
    ["a path at the root", { "/A": "x" }, '`ids./A` must be construct ids separated by slashes, got "/A"'],
    ["an empty id", { A: " " }, '`ids.A` must not be empty, got " "'],
    ["an id that only Terraform knows", { A: "${var.id}" }, '`ids.A` must be known at synth, got "${var.id}"'],
  ])("with %s are refused at once", (_what, ids, line) => {
    expect(called(ids)).toStrictEqual([line]);
  });

  it("with a path that only Terraform knows are refused", () => {
    const name = new TerraformOutput(
      stackWith(() => undefined),
      "Name",
      { value: "x" },
    ).friendlyUniqueId;
    expect(called({ [`\${output.${name}}`]: "x" })[0]).toContain("must be a path that is known at synth");
  });

  it("are given once", () => {
    const twice = (stack: TerraformStack) => {
      new Topic(stack, "Events");
      importInto(stack, { Events: "x" });
      importInto(stack, { "Events/Policy": "x" });
    };
    expect(said(twice)).toStrictEqual(["`ids` must be given in one call"]);
  });
});
