import { AlarmCorrections } from "./alarm-corrections";
import type { Answer, ApiCall } from "./api-call";
import { LogCorrections } from "./log-corrections";
import { withPort, withTopic } from "./node-corrections";
import { UserCorrections } from "./user-corrections";

/** One thing that the emulator gets wrong, and that its proxy puts right. */
export type CorrectionName = keyof typeof reports | (typeof others)[number];

/** An element of an answer that says what a replication group was given. */
interface Report {
  /** Element that stands for the group, or for one of its nodes. */
  readonly within: "ReplicationGroup" | "CacheCluster";
  readonly element: string;
  /** Parameter of the call that created or changed the group. */
  readonly parameter: string;
}

/**
 * What the emulator forgets when a replication group is created or changed, element by element. An entry counts as used
 * when the emulator said something other than it was told; the tests fail when one is not used any more.
 */
const reports = {
  "key of a group": { within: "ReplicationGroup", element: "KmsKeyId", parameter: "KmsKeyId" },
  "engine of a group": { within: "ReplicationGroup", element: "Engine", parameter: "Engine" },
  "engine of a node": { within: "CacheCluster", element: "Engine", parameter: "Engine" },
  "version of a node": { within: "CacheCluster", element: "EngineVersion", parameter: "EngineVersion" },
  "node type of a node": { within: "CacheCluster", element: "CacheNodeType", parameter: "CacheNodeType" },
  "parameter group of a node": {
    within: "CacheCluster",
    element: "CacheParameterGroupName",
    parameter: "CacheParameterGroupName",
  },
  "minor upgrades of a node": {
    within: "CacheCluster",
    element: "AutoMinorVersionUpgrade",
    parameter: "AutoMinorVersionUpgrade",
  },
} as const satisfies Readonly<Record<string, Report>>;

const others = [
  "default parameters",
  "member clusters",
  "delivery streams",
  "authentication of a user",
  "alarms",
  "port",
  "topic of a node",
] as const;

/**
 * Where the emulator reports back something other than what it was given, the proxy puts it right, so that a plan shows
 * what AWS would show.
 */
export class Corrections {
  /** The corrections that made a difference, each with what the emulator had said. */
  public readonly used = new Map<CorrectionName, string>();
  private readonly alarms = new AlarmCorrections();
  private readonly logs = new LogCorrections();
  private readonly users = new UserCorrections();
  /** What replication groups were given last, by id. */
  private readonly given = new Map<string, Readonly<Record<string, string>>>();

  public static get names(): readonly CorrectionName[] {
    return [...(Object.keys(reports) as (keyof typeof reports)[]), ...others];
  }

  /** Notes what the emulator is told. */
  public remember(call: ApiCall): void {
    const { operation, parameters } = call;
    this.alarms.remember(call);
    this.logs.remember(call);
    this.users.remember(call);
    const id = parameters.ReplicationGroupId;
    if (id !== undefined && /^(Create|Modify)ReplicationGroup$/.test(operation)) {
      this.given.set(id, { ...this.given.get(id), ...parameters });
    }
  }

  /** An error that AWS would answer with, where the emulator does what it is told; undefined to let the call pass. */
  public refuse(call: ApiCall): Answer | undefined {
    return this.alarms.refuse(call);
  }

  /** The corrected answer; the answer itself where nothing is to be put right. */
  public apply({ operation, parameters }: ApiCall, answer: string): string {
    switch (operation) {
      case "DescribeReplicationGroups":
        return eachElement(answer, "ReplicationGroup", (group) =>
          this.deliveryStreams(this.memberClusters(this.reported(group, "ReplicationGroup"))),
        );
      case "DescribeCacheClusters":
        return eachElement(answer, "CacheCluster", (node) => this.topic(this.reported(node, "CacheCluster")));
      case "DescribeCacheParameters":
        return parameters.Source === "user" ? this.withoutDefaults(answer) : answer;
      case "DescribeUsers":
        return this.describedUsers(answer);
      case "DescribeAlarms":
        return this.described(answer);
      default:
        return answer;
    }
  }

  private describedUsers(answer: string): string {
    const { corrected = answer, said } = this.users.describe(answer) ?? {};
    if (said !== undefined) {
      this.used.set("authentication of a user", said);
    }
    return corrected;
  }

  private described(answer: string): string {
    const corrected = this.alarms.describe(answer);
    if (corrected === undefined) {
      return answer;
    }
    this.used.set("alarms", `ActionsEnabled is ${textOf(answer, "ActionsEnabled") ?? "absent"}`);
    return corrected;
  }

  private reported(item: string, within: Report["within"]): string {
    const given = this.givenTo(item);
    return Object.entries(reports).reduce((text, [name, report]) => {
      const value = given[report.parameter];
      const said = textOf(text, report.element);
      if (report.within !== within || value === undefined || said === value) {
        return text;
      }
      this.used.set(name as CorrectionName, `${report.element} is ${said ?? "absent"} rather than ${value}`);
      const corrected = `<${report.element}>${value}</${report.element}>`;
      return said === undefined
        ? text.replace(`<${within}>`, `<${within}>${corrected}`)
        : text.replace(`<${report.element}>${said}</${report.element}>`, corrected);
    }, this.port(item));
  }

  private port(item: string): string {
    const corrected = withPort(item, this.givenTo(item));
    if (corrected !== item) {
      this.used.set("port", `Port is ${textOf(item, "Port") ?? "absent"}`);
    }
    return corrected;
  }

  private topic(node: string): string {
    const corrected = withTopic(node, this.givenTo(node));
    if (corrected !== node) {
      this.used.set("topic of a node", "NotificationConfiguration is absent");
    }
    return corrected;
  }

  private givenTo(item: string): Readonly<Record<string, string>> {
    return this.given.get(textOf(item, "ReplicationGroupId") ?? "") ?? {};
  }

  /** The list of a group's nodes keeps its first length when replicas are added or removed. */
  private memberClusters(group: string): string {
    const groups = /<NodeGroups>.*<\/NodeGroups>/s.exec(group)?.[0] ?? "";
    const nodes = [...groups.matchAll(/<CacheClusterId>([^<]+)</g)].map(
      ([, id]) => `<ClusterId>${id ?? ""}</ClusterId>`,
    );
    return group.replace(/<MemberClusters>(.*?)<\/MemberClusters>/s, (element, said: string) => {
      if (said === nodes.join("")) {
        return element;
      }
      this.used.set("member clusters", `MemberClusters is ${said}`);
      return `<MemberClusters>${nodes.join("")}</MemberClusters>`;
    });
  }

  private deliveryStreams(group: string): string {
    const corrected = this.logs.describe(group, textOf(group, "ReplicationGroupId"));
    if (corrected === undefined) {
      return group;
    }
    this.used.set("delivery streams", "DestinationDetails is absent");
    return corrected;
  }

  /** Asked for what a user has set, it tells the family's defaults as well. */
  private withoutDefaults(answer: string): string {
    return eachElement(answer, "Parameter", (parameter) => {
      if (textOf(parameter, "Source") !== "system") {
        return parameter;
      }
      this.used.set("default parameters", `${textOf(parameter, "ParameterName") ?? ""} with Source=system`);
      return "";
    });
  }
}

function eachElement(answer: string, name: string, change: (element: string) => string): string {
  return answer.replace(new RegExp(`<${name}>.*?</${name}>`, "gs"), change);
}

function textOf(xml: string, element: string): string | undefined {
  return new RegExp(`<${element}>([^<]*)</${element}>`).exec(xml)?.[1];
}
