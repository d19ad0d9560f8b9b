import { type Answer, type ApiCall, errorAnswer } from "./api-call";

/** Parameters that say how an alarm was put, and nothing of the alarm. */
const notReported = /^(Action|Version|Tags\..*)$/;

/**
 * Alarms as they were put, in the form in which CloudWatch describes them.
 *
 * Over the query protocol, which the provider speaks, the emulator leaves out most of an alarm: its actions, dimensions,
 * period, statistic, description and what it does with missing data. Over JSON it tells all of it.
 */
export class AlarmCorrections {
  private readonly put = new Map<string, ApiCall>();

  /** Notes an alarm that the emulator is given. */
  public remember(call: ApiCall): void {
    const name = call.parameters.AlarmName;
    if (name !== undefined && /^Put(Metric|Composite)Alarm$/.test(call.operation)) {
      this.put.set(name, call);
    }
  }

  /** The refusal of AWS, which deletes no alarm that another is made of; the emulator deletes it. */
  public refuse(call: ApiCall): Answer | undefined {
    const { operation, parameters } = call;
    if (operation !== "DeleteAlarms") {
      return undefined;
    }
    const names = Object.entries(parameters).flatMap(([name, value]) =>
      name.startsWith("AlarmNames.") ? [value] : [],
    );
    const parents = [...this.put.values()].filter((put) =>
      names.some((name) => put.parameters.AlarmRule?.includes(`"${name}"`)),
    );
    if (parents.length === 0) {
      names.forEach((name) => this.put.delete(name));
      return undefined;
    }
    const message = `Cannot delete ${names.join(",")} as there are composite alarm(s) depending on it.`;
    return errorAnswer(call, 400, "ValidationError", message);
  }

  /** The whole answer; undefined when it tells of no alarm that was put here. */
  public describe(answer: string): string | undefined {
    const names = [...answer.matchAll(/<AlarmName>([^<]*)<\/AlarmName>/g)].map(([, name]) => name ?? "");
    const alarms = [...new Set(names)].flatMap((name) => {
      const call = this.put.get(name);
      return call === undefined ? [] : [{ call, xml: render(call, reported(answer, name)) }];
    });
    const list = (operation: string): string =>
      alarms
        .filter(({ call }) => call.operation === operation)
        .map(({ xml }) => `<member>${xml}</member>`)
        .join("");
    return alarms.length === 0
      ? undefined
      : `<DescribeAlarmsResponse><DescribeAlarmsResult><MetricAlarms>${list("PutMetricAlarm")}</MetricAlarms><CompositeAlarms>${list("PutCompositeAlarm")}</CompositeAlarms></DescribeAlarmsResult></DescribeAlarmsResponse>`;
  }
}

/** What only the emulator knows of an alarm. */
function reported(answer: string, name: string): string {
  const arn = new RegExp(`>(arn:aws:cloudwatch:[^<]*:alarm:${name})<`).exec(answer)?.[1] ?? "";
  const state = new RegExp(`<AlarmName>${name}</AlarmName>.*?<StateValue>(\\w+)<`, "s").exec(answer)?.[1];
  return `<AlarmArn>${arn}</AlarmArn><StateValue>${state ?? "INSUFFICIENT_DATA"}</StateValue>`;
}

interface Tree {
  [name: string]: Tree | string;
}

/** Parameters such as `Dimensions.member.1.Name` as elements within elements. */
function render({ parameters }: ApiCall, more: string): string {
  const tree: Tree = {};
  for (const [path, value] of Object.entries(parameters).filter(([name]) => !notReported.test(name))) {
    const names = path.split(".");
    const last = names.pop() ?? "";
    const place = names.reduce<Tree>((at, name) => {
      at[name] ??= {};
      return at[name] as Tree;
    }, tree);
    place[last] = value;
  }
  return more + elements(tree);
}

function elements(tree: Tree): string {
  return Object.entries(tree)
    .map(([name, value]) => {
      if (typeof value === "string") {
        return `<${name}>${escape(value)}</${name}>`;
      }
      const members = Object.values(value.member ?? {}).map((member: Tree | string) =>
        typeof member === "string" ? `<member>${escape(member)}</member>` : `<member>${elements(member)}</member>`,
      );
      return "member" in value ? `<${name}>${members.join("")}</${name}>` : `<${name}>${elements(value)}</${name}>`;
    })
    .join("");
}

function escape(text: string): string {
  return text.replace(/[&<>]/g, (char) => `&#${char.charCodeAt(0)};`);
}
