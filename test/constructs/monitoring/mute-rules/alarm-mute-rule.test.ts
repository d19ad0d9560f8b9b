import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import { RedisCache } from "../../../../constructs";
import { AlarmMuteRule } from "../../../../constructs/monitoring";
import { network } from "../../../support/fixtures";

const weekly = { expression: "cron(0 5 * * SUN)", duration: "PT2H" };

const reason =
  "`AlarmMuteRule` needs AWS provider 6.41 or later; use the package cdktn-managed-redis, which is built on a newer one";

/** What a rule with these changes says, besides that the bindings are too old; props are not typed, as in JavaScript. */
function said(changes: (cache: RedisCache) => object): readonly string[] {
  const stack = new TerraformStack(new App(), "stack");
  new AwsProvider(stack, "Aws", { region: "us-east-1" });
  const cache = new RedisCache(stack, "Cache", { name: "sessions", network });
  const props = { name: "nights", alarms: cache.alarms, schedule: weekly, ...changes(cache) };
  const told = problemsOf(() => new AlarmMuteRule(stack, "It", props as never));
  expect(told.at(-1)).toBe(reason);
  return told.slice(0, -1);
}

function problemsOf(make: () => unknown): readonly string[] {
  try {
    make();
  } catch (error) {
    const [first = "", ...lines] = (error as Error).message.split("\n");
    return lines.length === 0 ? [first.replace(" [stack/It]", "")] : lines.map((line) => line.replace("  - ", ""));
  }
  return [];
}

// What it makes where the bindings have it is tried with the other package: test/package/newer/alarms.ts.
describe("a rule that mutes alarms needs newer bindings than these", () => {
  it("so it is refused with that reason, whatever it is given", () => {
    expect(said(() => ({}))).toEqual([]);
    const stack = new TerraformStack(new App(), "stack");
    expect(problemsOf(() => new AlarmMuteRule(stack, "It", undefined as never))).toEqual([
      "`props` must be an object",
      reason,
    ]);
    expect(problemsOf(() => new AlarmMuteRule(stack, "Other", {} as never))).toEqual([
      "`name` is required",
      "`alarms` is required",
      "`schedule` is required",
      reason,
    ]);
  });

  it("and makes nothing that would be written", () => {
    const stack = new TerraformStack(new App(), "stack");
    problemsOf(() => new AlarmMuteRule(stack, "It", {} as never));
    expect(stack.node.tryFindChild("It")?.node.children).toEqual([]);
  });

  it("and tells every mistake in one run", () => {
    const told = said(({ alarms }) => ({
      name: "",
      alarms: [alarms, alarms, {}],
      schedule: { expression: "rate(1 day)", duration: 7200, timezone: "Mars/Base" },
      startDate: new Date(0),
      expireDate: "2026-12-31",
      description: 1,
      tags: { "aws:x": "y" },
    }));
    expect(told.map((line) => line.split("` ")[0]?.slice(1))).toEqual([
      ...["name", "alarms[1]", "alarms[2]", "schedule.expression", "schedule.duration", "schedule.timezone"],
      ...["startDate", "expireDate", "description", "tags.aws:x"],
    ]);
  });
});

describe("the alarms of a rule", () => {
  it("are those of a cache, or of several, and not the cache itself", () => {
    expect(said(({ alarms }) => ({ alarms: [alarms] }))).toEqual([]);
    expect(said((cache) => ({ alarms: cache }))).toEqual([
      "`alarms` must be `CacheAlarms`, such as the `alarms` of a cache, got an instance of RedisCache",
    ]);
    expect(said(() => ({ alarms: "sessions-health" }))).toEqual([
      '`alarms` must be `CacheAlarms`, such as the `alarms` of a cache, got "sessions-health"',
    ]);
    expect(said(() => ({ alarms: [] }))).toEqual(["`alarms` must have at least 1 member, got []"]);
    expect(said(() => ({ alarms: "${var.alarms}" }))).toEqual(['`alarms` must be known at synth, got "${var.alarms}"']);
  });

  it("are in the stack of the rule, whose expressions name them", () => {
    const elsewhere = new TerraformStack(new App(), "caches");
    const foreign = new RedisCache(elsewhere, "Cache", { name: "carts", network });
    expect(said(() => ({ alarms: foreign.alarms }))).toEqual(["`alarms` must be a `CacheAlarms` of the same app"]);
    expect(
      said((cache) => {
        const other = new TerraformStack(App.of(cache), "other");
        return { alarms: [cache.alarms, new RedisCache(other, "Cache", { name: "carts", network }).alarms] };
      }),
    ).toEqual([
      "`alarms[1]` must be made in the same stack, got other/Cache/Monitoring/Alarms; make one rule in each stack",
    ]);
  });
});

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutAlarmMuteRule.html */
describe("names, descriptions and dates of a rule", () => {
  it("have the lengths that CloudWatch takes, with room for the number of a further rule", () => {
    const [name, description] = ["n".repeat(250), "d".repeat(1024)];
    expect(said(() => ({ name, description }))).toEqual([]);
    const [nameRule, descriptionRule] = said(() => ({ name: `${name}n`, description: `${description}d` }));
    expect(nameRule).toContain("`name` must be 1 to 250 characters long");
    expect(descriptionRule).toContain("`description` must be 1 to 1024 characters long");
  });

  it.each(["2026-12-31T23:59:00Z", "2028-02-29T00:00:00Z", "${var.date}"])("take %s", (startDate) => {
    expect(said(() => ({ startDate }))).toEqual([]);
    expect(said(() => ({ expireDate: startDate }))).toEqual([]);
  });

  it.each(["2026-12-31T23:59:30Z", "2026-12-31T23:59:00+01:00", "2026-12-31T23:59Z", "2027-02-29T00:00:00Z", "24:00"])(
    "do not take %s",
    (startDate) => {
      expect(said(() => ({ startDate }))).toEqual([
        `\`startDate\` must be a minute in UTC, such as 2026-12-31T23:59:00Z, got "${startDate}"`,
      ]);
    },
  );

  it("end after they start", () => {
    const [startDate, later] = ["2026-12-31T23:58:00Z", "2026-12-31T23:59:00Z"];
    expect(said(() => ({ startDate, expireDate: later }))).toEqual([]);
    expect(said(() => ({ startDate, expireDate: startDate }))).toEqual([
      '`expireDate` must be later than `startDate` (2026-12-31T23:58:00Z), got "2026-12-31T23:58:00Z"',
    ]);
  });
});

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_Schedule.html */
describe("the schedule of a rule", () => {
  const saidTo = (changes: object) => said(() => ({ schedule: { ...weekly, ...changes } }));

  it.each([
    "cron(0 2 * * *)",
    "cron(0 18 * * FRI)",
    "cron(0 1 1 * *)",
    "cron(0,30 1-3 1-7,29 JAN,MAR-MAY,12 MON-FRI,0)",
    "cron(0 0 29 FEB *)",
    "at(2028-02-29T23:59)",
    "${var.expression}",
    "cron(0 ${var.hour} * * *)",
  ])("may begin at %s", (expression) => {
    expect(saidTo({ expression, duration: "PT30M" })).toEqual([]);
  });

  it.each([
    "cron(0 2 * *)",
    "cron(0 2 * * * *)",
    "cron(60 2 * * *)",
    "cron(0 24 * * *)",
    "cron(0 2 0 * *)",
    "cron(0 2 32 * *)",
    "cron(0 2 * 13 *)",
    "cron(0 2 * * 8)",
    "cron(0 2 * * Sun)",
    "cron(0 5-3 * * *)",
    "cron(*/5 * * * *)",
    "cron(0 2 ? * SUN)",
    "cron(0 2 1, * *)",
    "cron(0  2 * * *)",
    "cron(0 2 * * *) ",
    "at(2027-02-29T00:00)",
    "at(2026-12-31T23:59:00)",
    "at(2026-12-31)",
    "rate(1 day)",
    "",
    7,
    null,
  ])("may not begin at %j", (expression) => {
    expect(saidTo({ expression })).toEqual([
      expect.stringMatching(/^`schedule\.expression` must be (`cron\(minutes hours|a string)/),
    ]);
  });

  it("begins on a day that exists", () => {
    expect(saidTo({ expression: "cron(0 2 31 FEB,APR *)" })).toEqual([
      '`schedule.expression` must name a day that exists, got "cron(0 2 31 FEB,APR *)"',
    ]);
  });

  it("says what is wrong with the expressions of other schedulers", () => {
    const remedy = (expression: string) => saidTo({ expression })[0]?.split("; ").at(-1);
    expect(remedy("0 2 * * *")).toBe("write cron(0 2 * * *)");
    const other = "it is not the cron of EventBridge: no `?`, no year, no rate";
    expect(["cron(0 2 ? * SUN *)", "cron(0 2 * * SUN 2027)", "rate(1 day)"].map(remedy)).toEqual([other, other, other]);
  });

  it.each(["PT1M", "PT90M", "PT24H", "P1DT12H", "P6DT23H59M", "${var.duration}"])("may last for %s", (duration) => {
    expect(saidTo({ duration })).toEqual([]);
  });

  it("may last for fifteen days, and not for a minute more", () => {
    const once = { expression: "at(2026-12-31T23:59)" };
    expect(saidTo({ ...once, duration: "P15D" })).toEqual([]);
    expect(saidTo({ ...once, duration: "P15DT1M" })[0]).toContain(
      "`schedule.duration` must be days, hours and minutes",
    );
  });

  it.each(["PT0M", "P", "PT", "P1DT", "PT30S", "P1W", "P1M", "2h", "PT1.5H", "pt2h", 7200, null])(
    "may not last for %j",
    (duration) => {
      expect(saidTo({ duration })).toEqual([
        expect.stringMatching(/^`schedule\.duration` must be (days, hours|a string)/),
      ]);
    },
  );

  it.each([
    ["cron(0 2 * * *)", "PT23H59M", "P1D"],
    ["cron(0 2 * * SUN)", "P6DT23H59M", "P7D"],
    ["cron(0 2,14 * * *)", "PT11H59M", "PT12H"],
    ["cron(0 22-23 * * *)", "PT22H59M", "PT23H"],
    ["cron(0 0 * * MON-FRI)", "P2DT23H59M", "P3D"],
  ])("of %s is heard again after %s, and never after %s", (expression, duration, always) => {
    expect(saidTo({ expression, duration })).toEqual([]);
    expect(saidTo({ expression, duration: always })).toEqual([
      `\`schedule.duration\` must be shorter than the time until \`expression\` begins again, or the alarms are always muted, got "${always}"`,
    ]);
  });

  it.each(["UTC", "Europe/London", "America/Argentina/Buenos_Aires", "Etc/GMT+1", "${var.zone}"])(
    "may be in %s",
    (timezone) => {
      expect(saidTo({ timezone })).toEqual([]);
    },
  );

  it.each(["", "europe/london", "Mars/Base", "+01:00", "GMT+25", `A${"a".repeat(50)}`, 1, null])(
    "may not be in %j",
    (timezone) => {
      expect(saidTo({ timezone })).toEqual([
        expect.stringMatching(/^`schedule\.timezone` must be (the name|a string)/),
      ]);
    },
  );
});

describe("somebody who types the names of the provider or of AWS is told the prop", () => {
  it.each([
    ["muteTargets", "it is called `alarms`: the `CacheAlarms` of the cache"],
    ["alarm_names", "it is called `alarms`: the `CacheAlarms` of the cache"],
    ["rule", "it is called `schedule`"],
    ["duration", "set `schedule`: { expression, duration, timezone }"],
    ["start", "it is called `startDate`"],
    ["end_date", "it is called `expireDate`"],
    ["alarmMuteRuleName", "it is called `name`"],
    ["region", "call `useProvider` with the construct"],
  ])("%s", (name, remedy) => {
    expect(
      said(() => ({ [name]: 1 }))[0]
        ?.split("; ")
        .at(-1),
    ).toBe(remedy);
  });

  it("of a schedule", () => {
    expect(said(() => ({ schedule: { cron: "0 2 * * *", length: "PT1H" } }))).toEqual([
      '`schedule.cron` is not a prop here (known: expression, duration, timezone), got "0 2 * * *"; it is called `expression`',
      '`schedule.length` is not a prop here (known: expression, duration, timezone), got "PT1H"; it is called `duration`',
    ]);
  });
});
