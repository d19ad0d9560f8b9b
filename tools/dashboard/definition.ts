import { Failure } from "../shared/failure";
import { membersOf } from "../shared/records";
import { type Arguments, type StackDocument, resourcesOf } from "../shared/stack/document";

/**
 * A widget as CloudWatch gets it.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html
 */
export interface Widget {
  readonly type: "metric" | "text" | "alarm" | "log" | "explorer" | "custom";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly properties: {
    readonly title?: string;
    readonly markdown?: string;
    readonly view?: string;
    readonly stacked?: boolean;
    readonly period?: number;
    readonly query?: string;
    readonly alarms?: readonly string[];
    readonly metrics?: readonly (readonly unknown[])[];
    readonly yAxis?: { readonly left?: { readonly min?: number; readonly max?: number } };
    readonly annotations?: { readonly horizontal?: readonly Line[] };
  };
}

/** A horizontal line across a graph. */
export interface Line {
  readonly label: string;
  readonly value: number;
  readonly color: string;
}

/** A dashboard of a synthesized stack. */
export interface Dashboard {
  readonly name: string;
  readonly widgets: readonly Widget[];
}

/**
 * The dashboards of a stack, with names that only Terraform knows replaced by made-up ones.
 *
 * @throws Failure when the body of one is not known before Terraform runs
 */
export function readDashboards(document: StackDocument): readonly Dashboard[] {
  return resourcesOf(document, "aws_cloudwatch_dashboard").map(([, args]) => {
    const name = String(args.dashboard_name);
    return { name, widgets: widgetsOf(name, withNames(String(args.dashboard_body), cacheOf(document, args) ?? name)) };
  });
}

function widgetsOf(dashboard: string, body: string): readonly Widget[] {
  let content: unknown;
  try {
    content = JSON.parse(body);
  } catch {
    throw new Failure(`the dashboard ${dashboard} cannot be shown: only Terraform can make its body`);
  }
  return (membersOf(content).widgets ?? []) as readonly Widget[];
}

/** The cache whose nodes a dashboard shows, if the stack makes it. */
function cacheOf(document: StackDocument, { dashboard_body: body }: Arguments): string | undefined {
  const [, nodes = ""] = /\blocal\.(\w+)\[/.exec(String(body)) ?? [];
  const [address] = /\baws_elasticache_replication_group\.\w+/.exec(String(document.locals?.[nodes])) ?? [];
  const group = resourcesOf(document, "aws_elasticache_replication_group").find(([name]) => name === address);
  return group && String(group[1].replication_group_id);
}

function withNames(body: string, name: string): string {
  return body
    .replace(/\$\{local\.\w+\[(\d+)\]\}/g, (_, index: string) => memberId(name, Number(index)))
    .replace(/\$\{local\.\w*Region\w*\}/g, "us-east-1")
    .replace(/\$\{local\.\w*AlarmArnPrefix\w*\}/g, "arn:aws:cloudwatch:us-east-1:111122223333:alarm:")
    .replace(/\$\{aws_cloudwatch_log_group\.\w+\.name\}/g, `/aws/elasticache/${name}/slow-log`);
}

function memberId(name: string, index: number): string {
  return `${name}-${String(index + 1).padStart(3, "0")}`;
}
