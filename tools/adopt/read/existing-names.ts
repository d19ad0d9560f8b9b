import { types } from "node:util";
import { GetDashboardCommand, paginateDescribeAlarms } from "@aws-sdk/client-cloudwatch";
import { GetTopicAttributesCommand } from "@aws-sdk/client-sns";
import type { AdoptAction } from "../../shared/adopt-actions";
import { alarmTypes, alarmsPerPage } from "./alarms";
import { ask, askAll } from "./ask";
import type { Session } from "./session";

/** Names that AWS overwrites silently when they are created a second time. */
export interface Names {
  readonly alarms: readonly string[];
  readonly dashboards: readonly string[];
  /** ARNs. */
  readonly topics: readonly string[];
}

/**
 * Names of the errors that say that there is no such dashboard or topic, in AWS's protocols of today and before.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetDashboard.html
 * @see https://docs.aws.amazon.com/sns/latest/api/API_GetTopicAttributes.html
 */
const notFound: readonly string[] = ["DashboardNotFoundError", "ResourceNotFound", "NotFoundException"];

/**
 * Which of these names there are already.
 *
 * @throws Failure when AWS does not answer
 */
export async function existingNames(session: Session, wanted: Names): Promise<Names> {
  const { cloudwatch, sns } = session;
  return {
    alarms: await existingAlarms(session, wanted.alarms),
    dashboards: await existing(session, "cloudwatch:GetDashboard", wanted.dashboards, async (DashboardName) =>
      cloudwatch.send(new GetDashboardCommand({ DashboardName })),
    ),
    topics: await existing(session, "sns:GetTopicAttributes", wanted.topics, async (TopicArn) =>
      sns.send(new GetTopicAttributesCommand({ TopicArn })),
    ),
  };
}

async function existingAlarms(session: Session, wanted: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (let start = 0; start < wanted.length; start += alarmsPerPage) {
    const pages = paginateDescribeAlarms(
      { client: session.cloudwatch, pageSize: alarmsPerPage },
      { AlarmNames: wanted.slice(start, start + alarmsPerPage), AlarmTypes: [...alarmTypes] },
    );
    const alarms = await askAll(
      session,
      "cloudwatch:DescribeAlarms",
      pages,
      ({ MetricAlarms = [], CompositeAlarms = [] }) => [...MetricAlarms, ...CompositeAlarms],
    );
    found.push(...alarms.flatMap(({ AlarmName = [] }) => AlarmName));
  }
  return wanted.filter((name) => found.includes(name));
}

/** Asks for one after the other; AWS answers for those that exist. */
async function existing(
  session: Session,
  action: AdoptAction,
  wanted: readonly string[],
  describe: (name: string) => Promise<unknown>,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const name of wanted) {
    const exists = await ask(session, action, async () => {
      try {
        await describe(name);
        return true;
      } catch (error) {
        if (types.isNativeError(error) && notFound.includes(error.name)) {
          return false;
        }
        throw error;
      }
    });
    found.push(...(exists ? [name] : []));
  }
  return found;
}
