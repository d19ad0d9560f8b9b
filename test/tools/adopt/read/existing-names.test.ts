import { existingNames } from "../../../../tools/adopt/read/existing-names";
import { openSession } from "../../../../tools/adopt/read/session";
import type { Answer, Call } from "./support/loopback";
import { serve } from "./support/server";

const server = serve();

const topic = (name: string) => `arn:aws:sns:us-east-1:111122223333:${name}`;

/** An account that has what begins with `old`. */
function answer({ action, parameters }: Call): Answer | undefined {
  switch (action) {
    case "cloudwatch:DescribeAlarms": {
      const wanted = JSON.parse(parameters.AlarmNames ?? "[]") as readonly string[];
      const there = wanted.filter((name) => name.startsWith("old")).map((AlarmName) => ({ AlarmName }));
      const composite = there.filter(({ AlarmName }) => AlarmName.includes("both"));
      const content = { MetricAlarms: there.filter((alarm) => !composite.includes(alarm)), CompositeAlarms: composite };
      return { kind: "page", content };
    }
    case "cloudwatch:GetDashboard":
      return parameters.DashboardName?.startsWith('"old') === true
        ? { kind: "page", content: { DashboardName: "old", DashboardBody: "{}" } }
        : {
            kind: "error",
            status: 404,
            code:
              parameters.DashboardName === '"new"'
                ? "ResourceNotFound"
                : "com.amazonaws.cloudwatch#DashboardNotFoundError",
          };
    case "sns:GetTopicAttributes":
      return parameters.TopicArn?.includes(":old") === true
        ? { kind: "page", content: { Attributes: { entry: [{ key: "Owner", value: "111122223333" }] } } }
        : { kind: "error", status: 404, code: "NotFound", message: "Topic does not exist" };
    default:
      return undefined;
  }
}

test("names that exist are those of alarms of both kinds, dashboards and topics", async () => {
  server().answers = answer;

  expect(
    await existingNames(openSession("us-east-1"), {
      alarms: ["new cpu", "old both", "old cpu"],
      dashboards: ["new", "newer", "old"],
      topics: [topic("new"), topic("old")],
    }),
  ).toEqual({ alarms: ["old both", "old cpu"], dashboards: ["old"], topics: [topic("old")] });
});

test("alarms are asked for by a hundred names at a time, of both kinds", async () => {
  server().answers = answer;
  const alarms = Array.from({ length: 250 }, (_, index) => `${index % 2 === 0 ? "old" : "new"} ${index}`);
  const found = await existingNames(openSession("us-east-1"), { alarms, dashboards: [], topics: [] });

  expect(found.alarms).toHaveLength(125);
  const asked = server().calls.map(({ parameters }) => parameters);
  expect(asked.map(({ AlarmNames }) => (JSON.parse(AlarmNames ?? "[]") as unknown[]).length)).toEqual([100, 100, 50]);
  expect(asked.map(({ AlarmTypes }) => AlarmTypes)).toEqual(Array(3).fill('["MetricAlarm","CompositeAlarm"]'));
});

test("nothing is asked for no names", async () => {
  expect(await existingNames(openSession("us-east-1"), { alarms: [], dashboards: [], topics: [] })).toEqual({
    ...{ alarms: [], dashboards: [], topics: [] },
  });
  expect(server().calls).toEqual([]);
});
