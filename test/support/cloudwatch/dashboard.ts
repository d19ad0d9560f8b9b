import { resolveMember } from "./synthesized-alarms";

/** A widget of a dashboard, as far as tests look at it. */
export interface DashboardWidget {
  readonly type: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly properties: {
    readonly title?: string;
    readonly markdown?: string;
    readonly region?: string;
    readonly query?: string;
    readonly alarms?: readonly string[];
    readonly metrics?: readonly (readonly unknown[])[];
    readonly annotations?: { readonly horizontal: readonly { readonly label: string; readonly value: number }[] };
  };
}

/** A dashboard's body as CloudWatch would get it: Terraform's expressions are replaced before the JSON is read. */
export function readDashboard(
  body: string,
  memberIds: readonly string[],
): { readonly widgets: readonly DashboardWidget[] } {
  const resolved = body
    .replace(/\$\{local\.\w+\[\d+\]\}/g, (expression) =>
      memberIds.length === 0 ? "member" : resolveMember(expression, memberIds),
    )
    .replace(/\$\{local\.\w*Region\w*\}/g, "us-east-1")
    .replace(/\$\{local\.\w*AlarmArnPrefix\w*\}/g, "arn:aws:cloudwatch:us-east-1:111122223333:alarm:")
    .replace(/\$\{aws_cloudwatch_log_group\.\w+\.name\}/g, "slow-log");
  if (resolved.includes("${")) {
    throw new Error(`an expression is left: ${resolved.slice(resolved.indexOf("${"), resolved.indexOf("${") + 100)}`);
  }
  return JSON.parse(resolved) as { widgets: DashboardWidget[] };
}
