import { CloudwatchDashboard } from "@cdktf/provider-aws/lib/cloudwatch-dashboard";
import { Fn, type IResolveContext, Lazy, TerraformLocal } from "cdktf";
import { Construct, type IConstruct } from "constructs";
import {
  type Check,
  type Problems,
  asArgument,
  checkSameApp,
  claimName,
  fitName,
  instance,
  isUnresolved,
  optional,
  placeOf,
  required,
  struct,
  textMatching,
  validate,
} from "../../core";
import { type IReplicationGroup, replicationGroupInterfaceCheck, sourceOf } from "../../elasticache";
import { CacheAlarms } from "../alarms/cache-alarms";
import { type DashboardPage, type Location, type ShownAlarms, dashboardBody, dashboardPages } from "./body";
import { knownNodes } from "../known-nodes";
import type { MonitoredCache } from "../monitored-cache";

const hints = () => require("../hints") as typeof import("../hints");

/**
 * Maximum length of the name of a dashboard.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutDashboard.html
 */
const maxNameLength = 255;

/** Properties of a {@link CacheDashboard}. */
export interface CacheDashboardProps {
  /** The cache to show. Its number of nodes must be known at synth. */
  readonly replicationGroup: IReplicationGroup;
  /**
   * The cache's alarms: their states at the top, their thresholds as lines.
   *
   * @default - graphs only
   */
  readonly alarms?: CacheAlarms;
  /**
   * Name of the dashboard, in full; all regions of an account share the names. Changing it replaces the dashboard, which
   * holds no data. Of a cache with more than 90 nodes, further dashboards are called `<name>-2` and so on.
   *
   * @default "<cache>-<region>"
   */
  readonly dashboardName?: string;
}

/**
 * Check of the name of a dashboard. The last characters are for the number of a further one.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutDashboard.html
 * @internal
 */
export const dashboardNameCheck: Check<string> = textMatching(
  new RegExp(`^[\\w-]{1,${maxNameLength - "-2".length}}$`),
  `must be 1 to ${maxNameLength - "-2".length} letters, digits, hyphens and underscores`,
);

const propsCheck = struct<CacheDashboardProps>(
  {
    replicationGroup: required(replicationGroupInterfaceCheck),
    alarms: optional(
      instance<CacheAlarms>((value) => value instanceof CacheAlarms, "must be the `CacheAlarms` of the cache"),
    ),
    dashboardName: optional(dashboardNameCheck),
  },
  () => hints().dashboardHints,
);

/**
 * A dashboard for people on call: alarms, then what clients notice, then possible causes. Its name is that of the cache
 * and its region, because all regions of an account share the names of dashboards.
 */
export class CacheDashboard extends Construct {
  /** The provider's resources: one, and one more for every 90 nodes beyond the first 90. */
  public readonly resources: readonly CloudwatchDashboard[];
  /** Name of the first. */
  public readonly dashboardName: string;

  /** @throws ValidationError when the props are wrong */
  constructor(scope: Construct, id: string, props: CacheDashboardProps) {
    super(scope, id);
    validate(this, propsCheck, props, {
      rules: ({ replicationGroup, alarms }, problems) => {
        checkAlarms(problems, replicationGroup, alarms, this);
      },
    });

    const { alarms, dashboardName: chosen } = props;
    const cache = knownNodes(this, "replicationGroup", props.replicationGroup);
    const location = this.location(cache);
    // Written at synth, when the provider of the cache is known.
    const name = (page: string) =>
      Lazy.stringValue({
        produce: () =>
          fitName(
            `${chosen ?? `${cache.name}-${regionOf(props.replicationGroup) ?? location.region}`}${page}`,
            maxNameLength,
          ),
      });
    this.dashboardName = name("");
    this.resources = dashboardPages(cache).map(
      (page, index) =>
        new CloudwatchDashboard(this, index === 0 ? "Resource" : `Page-${index + 1}`, {
          dashboardName: index === 0 ? this.dashboardName : name(`-${index + 1}`),
          // Written at synth, when all alarms are known, including custom ones.
          dashboardBody: Lazy.stringValue({
            produce: (context) => dashboardBody(cache, ...resolved(context, page, location), shown(alarms)),
          }),
        }),
    );
    this.resources.forEach((resource) => {
      claimName(this, resource, "dashboard", chosen === undefined ? "replicationGroup" : "dashboardName");
    });
  }

  /** Read from the ARN of the cache, once, so that a body has no quotation marks inside its expressions. */
  private location({ groupArn: given, slowLogGroupName }: MonitoredCache): Location {
    const groupArn = asArgument(given);
    const local = (id: string, expression: string) => new TerraformLocal(this, id, expression).asString;
    return {
      region: local("Region", Fn.element(Fn.split(":", groupArn), 3) as string),
      alarmArnPrefix: local(
        "AlarmArnPrefix",
        Fn.replace(groupArn, "/:elasticache:(.*):replicationgroup:.*/", ":cloudwatch:$1:alarm:"),
      ),
      ...(slowLogGroupName !== undefined && { slowLogGroupName }),
    };
  }
}

/** Alarms of another cache would be shown as if they were about this one. */
function checkAlarms(
  problems: Problems,
  group: IReplicationGroup | undefined,
  alarms: CacheAlarms | undefined,
  scope: IConstruct,
): void {
  if (alarms === undefined || isUnresolved(alarms)) {
    return;
  }
  checkSameApp(problems, "alarms", alarms, scope, "`CacheAlarms`");
  const { replicationGroup: watched } = alarms;
  if (group !== undefined && !isUnresolved(group) && isOther(group, watched)) {
    problems.add("alarms", "must be the `CacheAlarms` of `replicationGroup`", watched.replicationGroupId);
  }
}

/** True when two replication groups are certainly not one and the same. */
function isOther(one: IReplicationGroup, other: IReplicationGroup): boolean {
  const areBoth = (is: (group: IReplicationGroup) => boolean) => is(one) && is(other);
  const differ = (name: "replicationGroupId" | "replicationGroupArn") =>
    areBoth((group) => !isUnresolved(group[name])) && one[name] !== other[name];
  return (
    one !== other &&
    (areBoth((group) => Construct.isConstruct(group)) || differ("replicationGroupId") || differ("replicationGroupArn"))
  );
}

/** The region of a cache as far as the source says it: in the cache's ARN, or in its provider. */
function regionOf(group: IReplicationGroup): string | undefined {
  if (!isUnresolved(group.replicationGroupArn)) {
    return group.replicationGroupArn.split(":")[3];
  }
  const source = sourceOf(group);
  return source && placeOf(source).region;
}

/**
 * Expressions as text. They appear so often in a body that resolving each one would take long, and after every bracket
 * the framework searches the rest of the text for another expression.
 */
function resolved(context: IResolveContext, page: DashboardPage, location: Location): [DashboardPage, Location] {
  const nodes = page.nodes.map((node) => ({ ...node, memberId: String(context.resolve(node.memberId)) }));
  return [{ ...page, nodes }, context.resolve(location) as Location];
}

/** The alarms in the order people look for them: the whole cache, then shards, then nodes. */
function shown(alarms: CacheAlarms | undefined): ShownAlarms {
  const planned = alarms?.metricAlarms.map((alarm) => alarm.planned) ?? [];
  const composites = [...(alarms?.compositeAlarms.keys() ?? [])];
  const byWidth = [...planned].sort((one, other) => other.members.nodes.length - one.members.nodes.length);
  return { keys: [...composites.reverse(), ...byWidth.map(({ key }) => key)], planned };
}
