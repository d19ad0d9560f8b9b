import {
  type NetworkInterface,
  type SecurityGroup,
  type SecurityGroupRule,
  paginateDescribeNetworkInterfaces,
  paginateDescribeSecurityGroupRules,
  paginateDescribeSecurityGroups,
} from "@aws-sdk/client-ec2";
import type { CacheCluster } from "@aws-sdk/client-elasticache";
import { Failure } from "../../shared/failure";
import type { FoundSecurityGroup } from "../found";
import type { AccountReading } from "./account";
import { askAll } from "./ask";
import { isSameName } from "./members";
import type { Session } from "./session";
import { othersWith } from "./used-by";

/**
 * Most items of one answer of EC2.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSecurityGroupRules.html
 */
const itemsPerPage = 1000;

/** The security groups of a cache, in its order, each with its rules and everybody else who uses it. */
export async function readSecurityGroups(
  session: Session,
  account: AccountReading,
  members: readonly CacheCluster[],
): Promise<readonly FoundSecurityGroup[]> {
  const ids = securityGroupIds(members[0]);
  if (ids.length === 0) {
    return [];
  }
  const groups = await describeGroups(session, ids);
  const rules = await describeRules(session, ids);
  const interfaces = await describeInterfaces(session, ids);
  return ids.map((id) => {
    const group = groups.find(({ GroupId }) => GroupId === id);
    if (group === undefined) {
      throw new Failure(`there is no security group ${id}, which ${String(members[0]?.CacheClusterId)} has`);
    }
    return {
      group,
      rules: rules.filter(({ GroupId }) => GroupId === id),
      usedBy: [
        ...othersWith(account, members, (cluster) => securityGroupIds(cluster).includes(id)),
        ...interfaces
          .filter(({ Groups = [] }) => Groups.some(({ GroupId }) => GroupId === id))
          .filter((each) => !isOfCache(each, account))
          .map(inWords),
      ],
    };
  });
}

/** The security groups of a node. */
export function securityGroupIds(cluster: CacheCluster | undefined): readonly string[] {
  return (cluster?.SecurityGroups ?? []).flatMap(({ SecurityGroupId = [] }) => SecurityGroupId);
}

async function describeGroups(session: Session, ids: readonly string[]): Promise<readonly SecurityGroup[]> {
  const pages = paginateDescribeSecurityGroups({ client: session.ec2, pageSize: itemsPerPage }, inGroups(ids));
  return askAll(session, "ec2:DescribeSecurityGroups", pages, ({ SecurityGroups }) => SecurityGroups);
}

async function describeRules(session: Session, ids: readonly string[]): Promise<readonly SecurityGroupRule[]> {
  const pages = paginateDescribeSecurityGroupRules({ client: session.ec2, pageSize: itemsPerPage }, inGroups(ids));
  return askAll(session, "ec2:DescribeSecurityGroupRules", pages, ({ SecurityGroupRules }) => SecurityGroupRules);
}

async function describeInterfaces(session: Session, ids: readonly string[]): Promise<readonly NetworkInterface[]> {
  const pages = paginateDescribeNetworkInterfaces({ client: session.ec2, pageSize: itemsPerPage }, inGroups(ids));
  return askAll(session, "ec2:DescribeNetworkInterfaces", pages, ({ NetworkInterfaces }) => NetworkInterfaces);
}

function inGroups(ids: readonly string[]) {
  return { Filters: [{ Name: "group-id", Values: [...ids] }] };
}

/**
 * True for the interface of a node that the account lists: of the cache that is read, or of one that is named already.
 * ElastiCache describes its interfaces by its own name and, after a space or a plus sign, the node's. AWS documents that
 * a service describes what it makes, and not in which words: an interface in other words counts as somebody else's, so
 * that its security group is given rather than imported.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/requester-managed-eni.html
 */
function isOfCache({ Description = "" }: NetworkInterface, { clusters }: AccountReading): boolean {
  const [, node] = /^ElastiCache[ +]([\w-]+)$/.exec(Description) ?? [];
  return clusters.some(({ CacheClusterId }) => isSameName(CacheClusterId, node));
}

function inWords({ NetworkInterfaceId = "", Description = "" }: NetworkInterface): string {
  return `the network interface ${NetworkInterfaceId}${Description === "" ? "" : ` (${Description})`}`;
}
