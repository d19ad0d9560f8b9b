import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import { RedisCache, movedFrom, useProvider } from "../../../constructs";
import { network } from "../../support/fixtures";

const users = {
  app: { authentication: "iam", accessString: "on ~* +@all" },
  constructor: { authentication: "iam", accessString: "on ~* +@all" },
} as const;

const stack = new TerraformStack(new App(), "stack");
let count = 0;

function cache(): RedisCache {
  count += 1;
  return new RedisCache(stack, `Cache${count}`, {
    name: `cache-${count}`,
    network,
    authentication: { mode: "rbac", users },
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
    ["grantConnect", (made) => made.grantConnect(any(null)), "`props` must be an object, got null"],
    ["grantConnect", (made) => made.grantConnect({ users: any("app") }), '`users` must be a list, got "app"'],
    [
      "grantConnect",
      (made) => made.grantConnect(any({ user: "app" })),
      '`user` is not a prop here, only users, role are, got "app"',
    ],
    [
      "grantConnect",
      (made) => made.grantConnect({ users: ["app"], role: any("arn:aws:iam::111122223333:role/app") }),
      '`role` must be an `IamRole`, got "arn:aws:iam::111122223333:role/app"; attach the returned document to any other',
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
      '`options.stat` is not a prop here, only statistic, periodSeconds, node are, got "Sum"',
    ],
    [
      "metric",
      (made) => made.metric("CurrItems", { statistic: any("Median") }),
      '`options.statistic` must be one of "Average", "Maximum", "Minimum", "SampleCount", "Sum", "p99", got "Median"',
    ],
    [
      "metricHitRate",
      (made) => made.metricHitRate(any({ statistic: "Sum" })),
      '`options.statistic` is not a prop here, only periodSeconds, node are, got "Sum"',
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
      '`metric` must be what `metric` or `metricHitRate` of this cache returns, got "CurrItems"',
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
      '`formerPaths[0]` must be construct ids with slashes between, got ""',
    ],
    [
      "movedFrom",
      (made) => {
        movedFrom(made, made.node.id);
      },
      expect.stringContaining("`formerPaths[0]` must be another path than the present one"),
    ],
    [
      "movedFrom",
      (made) => {
        movedFrom(made, "A");
        movedFrom(made, "B");
      },
      '`formerPaths` must be given all at once, the oldest first, got ["B"]',
    ],
    [
      "movedFrom",
      () => {
        movedFrom(any("Cache"), "A");
      },
      "`construct` must be a construct",
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
    const { Statement } = JSON.parse(cache().grantConnect({ users: [user] })) as {
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
