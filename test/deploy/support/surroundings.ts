import type { Environment } from "../../../stacks/environment";
import { type Account, ask, askAll } from "./aws";

type Tags = Readonly<Record<string, string>>;

const zones = ["us-east-1a", "us-east-1b", "us-east-1c"];

/** Makes what an environment expects to find: its network, its clients' security groups, its state bucket. */
export async function prepareSurroundings(account: Account, environment: Environment): Promise<void> {
  const { network, clients, state } = environment;
  if (state.kind === "s3") {
    const Bucket = state.bucket;
    await askAll(account, [
      { service: "s3", operation: "create_bucket", parameters: { Bucket } },
      {
        service: "s3",
        operation: "put_bucket_versioning",
        parameters: { Bucket, VersioningConfiguration: { Status: "Enabled" } },
      },
    ]);
  }
  if (network.kind !== "lookup") {
    return;
  }
  const VpcId = await ask<string>(account, {
    service: "ec2",
    operation: "create_vpc",
    parameters: { CidrBlock: "10.1.0.0/16", TagSpecifications: tagged("vpc", network.vpcTags) },
    query: "Vpc.VpcId",
  });
  const subnets = zones.map((AvailabilityZone, index) => ({
    operation: "create_subnet",
    parameters: {
      VpcId,
      AvailabilityZone,
      CidrBlock: `10.1.${index}.0/24`,
      TagSpecifications: tagged("subnet", network.subnetTags),
    },
  }));
  const groups = Object.entries(clients).flatMap(([GroupName, client]) =>
    client.kind === "lookup"
      ? {
          operation: "create_security_group",
          parameters: {
            VpcId,
            GroupName,
            Description: GroupName,
            TagSpecifications: tagged("security-group", client.securityGroupTags),
          },
        }
      : [],
  );
  await askAll(
    account,
    [...subnets, ...groups].map((question) => ({ service: "ec2", ...question })),
  );
}

function tagged(ResourceType: string, tags: Tags): readonly unknown[] {
  return [{ ResourceType, Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) }];
}
