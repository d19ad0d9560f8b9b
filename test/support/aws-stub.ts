import { createHash } from "node:crypto";
import { type IncomingMessage, type Server, createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** Account that the stub answers for. */
export const stubAccount = "111122223333";

interface Answer {
  readonly status?: number;
  readonly body: string;
}

type Parameters = ReadonlyMap<string, string>;

const vpcId = "vpc-0123456789abcdef0";
const subnetIds = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1", "subnet-0123456789abcdef2"];

/** A group of one shard with three nodes; AWS has replaced the second one. */
function replicationGroup(id: string): string {
  const members = ["001", "003", "004"].map((number) => `${id}-${number}`);
  const endpoint = "<Address>cache.example.com</Address><Port>6379</Port>";
  const nodes = members.map(
    (member) => `<NodeGroupMember><CacheClusterId>${member}</CacheClusterId></NodeGroupMember>`,
  );
  return [
    `<ReplicationGroup><ReplicationGroupId>${id}</ReplicationGroupId><Status>available</Status>`,
    "<Description>found</Description><Engine>redis</Engine><AtRestEncryptionEnabled>true</AtRestEncryptionEnabled>",
    "<TransitEncryptionEnabled>true</TransitEncryptionEnabled><CacheNodeType>cache.r6g.large</CacheNodeType>",
    "<NetworkType>ipv4</NetworkType><AutomaticFailover>enabled</AutomaticFailover>",
    `<ARN>arn:aws:elasticache:us-east-1:${stubAccount}:replicationgroup:${id}</ARN><MultiAZ>enabled</MultiAZ>`,
    `<MemberClusters>${members.map((member) => `<ClusterId>${member}</ClusterId>`).join("")}</MemberClusters>`,
    `<NodeGroups><NodeGroup><PrimaryEndpoint>${endpoint}</PrimaryEndpoint><ReaderEndpoint>${endpoint}</ReaderEndpoint>`,
    `<NodeGroupMembers>${nodes.join("")}</NodeGroupMembers></NodeGroup></NodeGroups></ReplicationGroup>`,
  ].join("");
}

/** One of its nodes, which alone knows what the group has in common with others. */
function cacheCluster(id: string): string {
  return [
    `<CacheCluster><CacheClusterId>${id}</CacheClusterId><Engine>redis</Engine><EngineVersion>7.0.7</EngineVersion>`,
    "<CacheSubnetGroupName>legacy-subnets</CacheSubnetGroupName><PreferredMaintenanceWindow>mon:05:00-mon:07:00",
    "</PreferredMaintenanceWindow><CacheParameterGroup><CacheParameterGroupName>legacy</CacheParameterGroupName>",
    "</CacheParameterGroup><SecurityGroups><member><SecurityGroupId>sg-0a</SecurityGroupId></member></SecurityGroups>",
    "<CacheNodeType>cache.r6g.large</CacheNodeType><AtRestEncryptionEnabled>true</AtRestEncryptionEnabled>",
    "<TransitEncryptionEnabled>true</TransitEncryptionEnabled></CacheCluster>",
  ].join("");
}

/**
 * The look-ups of the query protocol (EC2, ElastiCache, STS), by operation; anything a stack looks up by tags exists once.
 * A look-up that gives nothing is refused.
 */
const queries: Readonly<Record<string, (parameters: Parameters) => string | undefined>> = {
  GetCallerIdentity: () =>
    `<GetCallerIdentityResult><Account>${stubAccount}</Account><UserId>AIDA</UserId><Arn>arn:aws:iam::${stubAccount}:user/test</Arn></GetCallerIdentityResult>`,
  DescribeVpcs: () =>
    `<vpcSet><item><vpcId>${vpcId}</vpcId><ownerId>${stubAccount}</ownerId><state>available</state><cidrBlock>10.0.0.0/16</cidrBlock><instanceTenancy>default</instanceTenancy><isDefault>false</isDefault><dhcpOptionsId>dopt-1</dhcpOptionsId></item></vpcSet>`,
  DescribeVpcAttribute: (parameters) => {
    const name = lowerFirst(parameters.get("Attribute") ?? "");
    return `<vpcId>${vpcId}</vpcId><${name}><value>true</value></${name}>`;
  },
  DescribeRouteTables: () => "<routeTableSet/>",
  DescribeSubnets: () =>
    `<subnetSet>${subnetIds.map((id, index) => `<item><subnetId>${id}</subnetId><vpcId>${vpcId}</vpcId><availabilityZone>us-east-1${"abc"[index] ?? ""}</availabilityZone></item>`).join("")}</subnetSet>`,
  DescribeCacheSubnetGroups: (parameters) =>
    `<DescribeCacheSubnetGroupsResult><CacheSubnetGroups><CacheSubnetGroup><CacheSubnetGroupName>${parameters.get("CacheSubnetGroupName") ?? ""}</CacheSubnetGroupName><VpcId>${vpcId}</VpcId><ARN>arn:aws:elasticache:us-east-1:${stubAccount}:subnetgroup:found</ARN><Subnets>${subnetIds.map((id) => `<Subnet><SubnetIdentifier>${id}</SubnetIdentifier></Subnet>`).join("")}</Subnets></CacheSubnetGroup></CacheSubnetGroups></DescribeCacheSubnetGroupsResult>`,
  ListTagsForResource: () => "<ListTagsForResourceResult><TagList/></ListTagsForResourceResult>",
  DescribeReplicationGroups: (parameters) =>
    `<DescribeReplicationGroupsResult><ReplicationGroups>${replicationGroup(parameters.get("ReplicationGroupId") ?? "")}</ReplicationGroups></DescribeReplicationGroupsResult>`,
  // Terraform asks for one node, never for all.
  DescribeCacheClusters: (parameters) => {
    const id = parameters.get("CacheClusterId");
    return (
      id &&
      `<DescribeCacheClustersResult><CacheClusters>${cacheCluster(id)}</CacheClusters></DescribeCacheClustersResult>`
    );
  },
  DescribeSecurityGroups: (parameters) =>
    `<securityGroupInfo><item><groupId>sg-${filterHash(parameters)}</groupId><groupName>found</groupName><ownerId>${stubAccount}</ownerId><vpcId>${vpcId}</vpcId></item></securityGroupInfo>`,
};

/** What secrets hold that somebody else keeps, by the beginning of their names; every other one holds a token. */
const keptElsewhere: Readonly<Record<string, string>> = {
  json: JSON.stringify({
    token: "j".repeat(64),
    "a.b": "d".repeat(64),
    'say "hi" \\ ü': "q".repeat(64),
    "*": "a".repeat(64),
  }),
  none: JSON.stringify({ token: null, empty: "", list: ["l".repeat(64)] }),
  empty: "",
};

/** The calls of the JSON protocol (Secrets Manager), by operation. */
const calls: Readonly<Record<string, (request: Readonly<Record<string, unknown>>) => unknown>> = {
  "secretsmanager.GetRandomPassword": () => ({ RandomPassword: "r".repeat(64) }),
  "secretsmanager.GetSecretValue": ({ SecretId, VersionStage }) => ({
    ARN: /:secret:.*-[A-Za-z\d]{6}$/.test(String(SecretId)) ? SecretId : `${String(SecretId)}-a1b2c3`,
    Name: "stub",
    VersionId: "00000000-0000-0000-0000-000000000000",
    VersionStages: [VersionStage ?? "AWSCURRENT"],
    SecretString:
      keptElsewhere[/:secret:([a-z]+)/.exec(String(SecretId))?.[1] ?? ""] ??
      (VersionStage === "AWSPREVIOUS" ? "p" : "s").repeat(64),
    CreatedDate: 1767225600,
  }),
};

/** A server on the loopback interface that answers what data sources of this project's stacks ask AWS for. */
export class AwsStub {
  /** Operations that it was asked for and does not know, so that a test can tell what went missing. */
  public readonly unknown: string[] = [];

  private constructor(private readonly server: Server) {
    server.on("request", (request, response) => {
      void readBody(request).then((body) => {
        const { status = 200, body: answer } = this.answer(request, body);
        response.writeHead(status).end(answer);
      });
    });
  }

  public static async start(): Promise<AwsStub> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    server.unref();
    return new AwsStub(server);
  }

  /** For `AWS_ENDPOINT_URL`. */
  public get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  public stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private answer(request: IncomingMessage, body: string): Answer {
    const target = request.headers["x-amz-target"];
    if (typeof target === "string") {
      const call = calls[target];
      return call === undefined
        ? this.refuse(target)
        : { body: JSON.stringify(call(JSON.parse(body) as Record<string, unknown>)) };
    }
    const parameters = new Map(new URLSearchParams(body));
    const action = parameters.get("Action") ?? `${String(request.method)} ${String(request.url)}`;
    const found = queries[action]?.(parameters);
    return found === undefined ? this.refuse(action) : { body: `<${action}Response>${found}</${action}Response>` };
  }

  /** A client error, because the SDK would try again after a server error. */
  private refuse(operation: string): Answer {
    this.unknown.push(operation);
    return {
      status: 400,
      body: `<Response><Errors><Error><Code>NotStubbed</Code><Message>${operation}</Message></Error></Errors></Response>`,
    };
  }
}

/** The same for the same filters in any order, as AWS finds the same by them. */
function filterHash(parameters: Parameters): string {
  const named = [...parameters].filter(([name]) => /^Filter\.\d+\.Name$/.test(name));
  const filters = named.map(([name, value]) => `${value}=${parameters.get(name.replace(/Name$/, "Value.1")) ?? ""}`);
  return createHash("sha256").update(filters.sort().join("&")).digest("hex").slice(0, 17);
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString();
}
