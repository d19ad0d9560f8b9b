import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import { RedisCache, importInto, movedFrom, useProvider } from "../../constructs";
import { network } from "../support/fixtures";

const users = {
  app: { kind: "iam", accessString: "on ~* +@all" },
  constructor: { kind: "iam", accessString: "on ~* +@all" },
} as const;

const stack = new TerraformStack(new App(), "stack");
let count = 0;

function cache(): RedisCache {
  count += 1;
  return new RedisCache(stack, `Cache${count}`, {
    name: `cache-${count}`,
    network,
    authentication: { kind: "rbac", users },
  });
}

/** What a call says that the compiler would not let through. */
function said(call: (cache: RedisCache) => unknown): string {
  try {
    call(cache());
    return "accepted";
  } catch (error) {
    return String(error).replace(/ \[stack[^\]]*\]$/, "");
  }
}

const any = (value: unknown) => value as never;
const range = { kind: "cidr", cidr: "10.0.0.0/8" } as const;

describe("a caller without a compiler", () => {
  it.each<[string, (cache: RedisCache) => unknown, string]>([
    [
      "allowFrom",
      (made) => {
        made.allowFrom(any(Symbol("app")), range);
      },
      "`clientName` must be a string, got Symbol(app)",
    ],
    [
      "allowFrom",
      (made) => {
        made.allowFrom("app", any(null));
      },
      "`clients.app` must be an object with `kind`, got null",
    ],
    [
      "grantConnect",
      (made) => {
        made.grantConnect(any("arn:aws:iam::111122223333:role/app"), { users: ["app"] });
      },
      '`grantee` must be an `IamRole` or a `DataAwsIamRole`, got "arn:aws:iam::111122223333:role/app"; for anything else, attach the policy that `connectPolicyDocument` returns',
    ],
    ["connectPolicyDocument", (made) => made.connectPolicyDocument(any(null)), "`props` must be an object, got null"],
    [
      "connectPolicyDocument",
      (made) => made.connectPolicyDocument({ users: any("app") }),
      '`users` must be a list, got "app"',
    ],
    [
      "connectPolicyDocument",
      (made) => made.connectPolicyDocument(any({ user: "app" })),
      expect.stringContaining('`user` is not a prop here (known: users), got "app"'),
    ],
    [
      "metric",
      (made) => made.metric(any("toString")),
      '`metric` must be a metric of a node-based cache, got "toString"',
    ],
    [
      "metric",
      (made) => made.metric(any(Symbol("x"))),
      "`metric` must be a metric of a node-based cache, got Symbol(x)",
    ],
    [
      "metric",
      (made) => made.metric(any(["CurrItems"])),
      '`metric` must be a metric of a node-based cache, got ["CurrItems"]',
    ],
    ["metric", (made) => made.metric("CurrItems", any(null)), "`options` must be an object, got null"],
    [
      "metric",
      (made) => made.metric("CurrItems", any({ stat: "Sum" })),
      '`options.stat` is not a prop here (known: statistic, periodSeconds, node), got "Sum"; did you mean `statistic`?',
    ],
    [
      "metric",
      (made) => made.metric("CurrItems", { statistic: any("Median") }),
      '`options.statistic` must be one of "Average", "Maximum", "Minimum", "SampleCount", "Sum", "p99", got "Median"',
    ],
    [
      "metricHitRate",
      (made) => made.metricHitRate(any({ statistic: "Sum" })),
      '`options.statistic` is not a prop here (known: periodSeconds, node), got "Sum"',
    ],
    [
      "addAlarm",
      (made) => {
        made.addAlarm("x", any(null));
      },
      "`props` must be an object, got null",
    ],
    [
      "addAlarm",
      (made) => {
        made.addAlarm("x", { metric: any("CurrItems"), max: 1 });
      },
      '`metric` must come from `metric` or `metricHitRate` of this cache, got "CurrItems"',
    ],
    [
      "addAlarm",
      (made) => {
        made.addAlarm(any(undefined), { metric: made.metric("CurrItems"), max: 1 });
      },
      "`id` must be lower-case letters, digits and dashes, at most 100",
    ],
    [
      "addAlarm",
      (made) => {
        made.addAlarm("x", { metric: made.metric("CurrItems"), max: any("5") });
      },
      '`max` must be a number, got "5"',
    ],
    [
      "movedFrom",
      (made) => {
        movedFrom(made);
      },
      "`formerPaths` must name at least one path, got []",
    ],
    [
      "movedFrom",
      (made) => {
        movedFrom(made, "");
      },
      '`formerPaths[0]` must be construct ids separated by slashes, got ""',
    ],
    [
      "movedFrom",
      (made) => {
        movedFrom(made, made.node.id);
      },
      expect.stringContaining("`formerPaths[0]` must differ from the present path"),
    ],
    [
      "movedFrom",
      (made) => {
        movedFrom(made, "A");
        movedFrom(made, "B");
      },
      '`formerPaths` must be given in one call, oldest first, got ["B"]',
    ],
    [
      "movedFrom",
      () => {
        movedFrom(any("Cache"), "A");
      },
      "`construct` must be a construct",
    ],
    [
      "importInto",
      (made) => {
        importInto(made, any(["legacy"]));
      },
      '`ids` must be an object, got ["legacy"]',
    ],
    [
      "importInto",
      (made) => {
        importInto(made, { SubnetGroup: any(7) });
      },
      "`ids.SubnetGroup` must be a string, got 7",
    ],
    [
      "importInto",
      () => {
        importInto(any("Cache"), { SubnetGroup: "legacy" });
      },
      "`scope` must be a construct",
    ],
    [
      "useProvider",
      (made) => {
        useProvider(made, any("europe"));
      },
      '`provider` must be a provider, such as an `AwsProvider`, got "europe"',
    ],
    [
      "useProvider",
      () => {
        useProvider(any(undefined), new AwsProvider(stack, "Aws"));
      },
      "`scope` must be a construct",
    ],
  ])("of %s hears what is wrong", (_method, call, message) => {
    expect(said(call).replace(/^(Validation|Type)Error: /, "")).toEqual(message);
  });

  it.each([
    ["a name that every object has", "constructor"],
    ["any other name", "app"],
  ])("may grant a user with %s the right to connect", (_what, user) => {
    const { Statement } = JSON.parse(cache().connectPolicyDocument({ users: [user] })) as {
      Statement: { Resource: string[] }[];
    };
    expect(Statement).toHaveLength(1);
    expect(Statement[0]?.Resource).toHaveLength(2);
  });

  it("may call an alarm what every object has", () => {
    expect(
      said((made) => {
        made.addAlarm("constructor", { metric: made.metric("CurrItems"), max: 0 });
      }),
    ).toBe("accepted");
  });
});
