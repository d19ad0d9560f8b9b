import { type Check, literal } from "../constructs/core";

/**
 * AWS regions of all partitions except the isolated ones. Add regions here that opened after 2026-11-26.
 *
 * @see https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html
 * @see https://docs.aws.amazon.com/govcloud-us/latest/UserGuide/whatis.html
 */
export const regions: readonly string[] = [
  ...["us-east-1", "us-east-2", "us-west-1", "us-west-2", "ca-central-1", "ca-west-1", "mx-central-1", "sa-east-1"],
  ...["sa-west-1", "eu-central-1", "eu-central-2", "eu-north-1", "eu-south-1", "eu-south-2", "eu-west-1", "eu-west-2"],
  ...["eu-west-3", "ap-east-1", "ap-east-2", "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1"],
  ...["ap-south-2", "ap-southeast-1", "ap-southeast-2", "ap-southeast-3", "ap-southeast-4", "ap-southeast-5"],
  ...["ap-southeast-6", "ap-southeast-7", "af-south-1", "il-central-1", "me-central-1", "me-south-1", "me-west-1"],
  ...["cn-north-1", "cn-northwest-1", "eusc-de-east-1", "us-gov-east-1", "us-gov-west-1"],
];

/** Check of the name of a region: without it, a mistyped name would only fail when Terraform runs. */
export const regionCheck: Check<string> = literal((at, value, problems) => {
  if (typeof value !== "string" || !regions.includes(value)) {
    problems.add(
      at,
      "must be a region of AWS such as eu-central-1",
      value,
      "new regions are added in stacks/regions.ts",
    );
  }
});
