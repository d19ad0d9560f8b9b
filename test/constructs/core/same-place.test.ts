import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { App, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import {
  type PlacedLiteral,
  Problems,
  checkPlaces,
  keepInPlace,
  keepTogether,
  useProvider,
} from "../../../constructs/core";
import { synthesize } from "../../../constructs/testing";

const topic = (region: string, account = "111122223333") => `arn:aws:sns:${region}:${account}:a`;
const at = (prop: string, value: string | undefined, ...same: ("region" | "account")[]): PlacedLiteral => ({
  prop,
  value,
  same,
});

/** What the check says of literals, one line for each. */
function saidOf(literals: readonly PlacedLiteral[], place = {}): readonly string[] {
  const problems = new Problems();
  checkPlaces(problems, literals, place);
  return problems.list.map(({ prop, rule, received }) => `${prop} ${rule}, got ${received}`);
}

describe("literals", () => {
  it("are in the known region and account", () => {
    const place = { region: "us-east-1", account: "111122223333" };
    const literals = [
      at("a", topic("us-east-1"), "region", "account"),
      at("b", topic("us-east-1", "444455556666"), "region", "account"),
      at("c", topic("us-east-1", "444455556666"), "region"),
      at("d", topic("eu-west-1"), "region"),
      at("e", topic("eu-west-1"), "account"),
      at("f[0]", "us-east-1a", "region"),
      at("f[1]", "us-east-10a", "region"),
      at("g", "arn:aws:iam::444455556666:role/a", "region", "account"),
    ];
    expect(saidOf(literals, place)).toEqual([
      `b must be in 111122223333, the account of the provider, got "${topic("us-east-1", "444455556666")}"`,
      `d must be in us-east-1, the region of the provider, got "${topic("eu-west-1")}"`,
      'f[1] must be a zone of the region us-east-1, got "us-east-10a"',
      'g must be in 111122223333, the account of the provider, got "arn:aws:iam::444455556666:role/a"',
    ]);
  });

  it("are together where nothing is known", () => {
    const literals = [
      at("a", "arn:aws:iam::111122223333:role/a", "region"),
      at("b", topic("us-east-1"), "region"),
      at("c", topic("us-east-1", "444455556666"), "account"),
      at("d", topic("eu-west-1"), "region", "account"),
      at("e", "eu-west-1a", "region"),
    ];
    expect(saidOf(literals)).toEqual([
      `d must be in us-east-1, the region of \`b\`, got "${topic("eu-west-1")}"`,
      'e must be a zone of the region us-east-1, like `b`, got "eu-west-1a"',
    ]);
  });

  it("are in one partition, whatever else they have in common", () => {
    const literals = [
      at("a", "arn:aws:iam::111122223333:role/a"),
      at("b", "arn:aws-cn:iam::111122223333:role/b"),
      at("c", "arn:aws-us-gov:s3:::bucket/file"),
      at("d", "arn:aws-new:s3:::bucket/file"),
    ];
    expect(saidOf(literals)).toEqual([
      'b must be in aws, the partition of `a`, got "arn:aws-cn:iam::111122223333:role/b"',
      'c must be in aws, the partition of `a`, got "arn:aws-us-gov:s3:::bucket/file"',
    ]);
    expect(saidOf(literals, { region: "cn-north-1" })).toEqual([
      'a must be in aws-cn, the partition of the provider, got "arn:aws:iam::111122223333:role/a"',
      'c must be in aws-cn, the partition of the provider, got "arn:aws-us-gov:s3:::bucket/file"',
    ]);
    expect(saidOf(literals.slice(2), { region: "us-gov-west-1" })).toEqual([]);
  });

  it("say nothing when they are left out, or only known at deploy", () => {
    const literals = [at("a", undefined, "region"), at("b", "${var.topic}", "region"), at("c", topic("us-east-1"))];
    expect(saidOf(literals, { region: "eu-west-1" })).toEqual([]);
  });

  it("that must be abroad do not name the account at home", () => {
    const group = (account: string) => [{ prop: "a", value: `${account}/sg-0a`, abroad: true as const }];
    expect(saidOf(group("111122223333"), { account: "111122223333" })).toEqual([
      'a must not name the account of the provider, got "111122223333/sg-0a"',
    ]);
    expect(saidOf(group("444455556666"), { account: "111122223333" })).toEqual([]);
    expect(saidOf(group("111122223333"))).toEqual([]);
  });

  it("that are wrong already are left alone", () => {
    const problems = new Problems();
    problems.add("a", "is wrong", 1);
    problems.add("zones", "are wrong", 1);
    checkPlaces(problems, [at("a", topic("eu-west-1"), "region"), at("zones[1]", "eu-west-1a", "region")], {
      region: "us-east-1",
    });
    expect(problems.list).toHaveLength(2);
  });
});

describe("what a construct uses", () => {
  const saidBy = (fill: (stack: TerraformStack) => void) => {
    const stack = new TerraformStack(new App(), "stack");
    new AwsProvider(stack, "Aws", { region: "us-east-1" });
    fill(stack);
    try {
      synthesize(stack);
      return [];
    } catch (error) {
      return String(error).match(/(?<=^\s*)\[stack.*/gm) ?? [String(error)];
    }
  };
  const using = (scope: Construct, id: string, prop: string, value: string) => {
    const construct = new Construct(scope, id);
    keepInPlace(construct, new SnsTopic(construct, "Resource"), [at(prop, value, "region")]);
    return construct;
  };

  it("is where the provider chosen for its resource is, whenever it was chosen", () => {
    const said = saidBy((stack) => {
      const there = using(stack, "There", "a", topic("eu-west-1"));
      using(stack, "Here", "b", topic("eu-west-1"));
      useProvider(there, new AwsProvider(stack, "Europe", { alias: "europe", region: "eu-west-1" }));
    });
    expect(said).toEqual([
      `[stack] \`b\` must be in us-east-1, the region of the provider, got "${topic("eu-west-1")}" [stack/Here]`,
    ]);
  });

  it("is reported by the outermost construct that uses it", () => {
    const said = saidBy((stack) => {
      const whole = using(stack, "Whole", "outer", topic("eu-west-1"));
      using(new Construct(whole, "Middle"), "Part", "inner", topic("eu-west-1"));
      using(whole, "Other", "inner", topic("eu-west-2"));
    });
    expect(said.map((line) => line.replace(/ must.*" /, " "))).toEqual([
      "[stack] `outer` [stack/Whole]",
      "[stack] `inner` [stack/Whole/Other]",
    ]);
  });

  it("is not checked without a resource", () => {
    expect(
      saidBy((stack) => {
        keepInPlace(stack, undefined, [at("a", topic("eu-west-1"), "region")]);
      }),
    ).toEqual([]);
  });
});

describe("what a construct is about", () => {
  const regions = { here: "us-east-1", there: "eu-west-1" };
  const saidOf = (about: keyof typeof regions | "nowhere", chosen?: keyof typeof regions) => {
    const stack = new TerraformStack(new App(), "stack");
    new AwsProvider(stack, "Aws", { region: regions.here, allowedAccountIds: ["111122223333"] });
    const alias = (name: string, region?: string) => new AwsProvider(stack, name, { alias: name, region });
    const construct = new Construct(stack, "It");
    const provider = about === "here" ? undefined : alias(about, about === "there" ? regions.there : undefined);
    const topic = new SnsTopic(stack, "About", { provider });
    keepTogether(construct, "about", topic, new SnsTopic(construct, "Resource"));
    if (chosen === "there") {
      useProvider(construct, alias("chosen", regions.there));
    }
    try {
      synthesize(stack);
      return undefined;
    } catch (error) {
      return /`about`.*/.exec(String(error))?.[0];
    }
  };

  it("is where its resources are", () => {
    expect(saidOf("here")).toBeUndefined();
    expect(saidOf("there", "there")).toBeUndefined();
  });

  it("may be anywhere while only the deploy knows where", () => {
    expect(saidOf("nowhere")).toBeUndefined();
  });

  it("is refused elsewhere, whatever chose the place", () => {
    expect(saidOf("there")).toBe("`about` must be in us-east-1, the region of the provider, got eu-west-1 [stack/It]");
    expect(saidOf("here", "there")).toBe(
      "`about` must be in eu-west-1, the region of the provider, got us-east-1 [stack/It]",
    );
  });

  it("is not checked where nothing says what it is", () => {
    const stack = new TerraformStack(new App(), "stack");
    keepTogether(stack, "about", undefined, new SnsTopic(stack, "Topic"));
    keepTogether(stack, "about", new SnsTopic(stack, "Other"), undefined);
    expect(() => synthesize(stack)).not.toThrow("about");
  });
});
