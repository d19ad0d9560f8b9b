import { arn, regionOfZone, zoneCheck } from "../../../../constructs/core";
import { problemsOf } from "../../../support/problems-of";

describe("a zone", () => {
  // https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html
  it.each([
    ["us-east-1a", "us-east-1"],
    ["ap-southeast-10b", "ap-southeast-10"],
    ["us-gov-west-1c", "us-gov-west-1"],
    ["cn-northwest-1a", "cn-northwest-1"],
    ["eusc-de-east-1a", "eusc-de-east-1"],
    ["us-isob-east-1a", "us-isob-east-1"],
    ["us-west-2-lax-1a", "us-west-2"],
    ["us-east-1-wl1-bos-wlz-1", "us-east-1"],
  ])("may be %s, of the region %s", (zone, region) => {
    expect(problemsOf(zoneCheck, zone)).toStrictEqual([]);
    expect(regionOfZone(zone)).toBe(region);
  });

  it.each(["us-east-1", "use1-az1", "us-east-1-", "us-east-a", "US-EAST-1A", "us-east-1a ", "us-east-1ab", "a", ""])(
    "is not %j",
    (zone) => {
      const said = `it must be the name of a zone like us-east-1a, got ${JSON.stringify(zone)}`;
      expect(problemsOf(zoneCheck, zone)).toStrictEqual([said]);
      expect(regionOfZone(zone)).toBeUndefined();
    },
  );
});

describe("the region of an ARN", () => {
  const topic = arn("sns", /^topic$/, "arn:aws:sns:us-east-1:111122223333:topic");
  const inPlace = (partition: string, region: string) => `arn:${partition}:sns:${region}:111122223333:topic`;

  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
  it.each([
    ["aws", "eu-central-1"],
    ["aws-cn", "cn-north-1"],
    ["aws-us-gov", "us-gov-east-1"],
    ["aws-eusc", "eusc-de-east-1"],
    ["aws-iso", "us-iso-east-1"],
    ["aws-iso-b", "us-isob-east-1"],
    ["aws-iso-e", "eu-isoe-west-1"],
    ["aws-iso-f", "us-isof-south-1"],
    ["aws-new", "new-east-1"],
  ])("belongs to the partition %s: %s", (partition, region) => {
    expect(problemsOf(topic, inPlace(partition, region))).toStrictEqual([]);
  });

  it.each([
    ["aws", "cn-north-1"],
    ["aws-cn", "us-east-1"],
    ["aws-us-gov", "us-iso-east-1"],
    ["aws", "eusc-de-east-1"],
  ])("does not belong to the partition %s: %s", (partition, region) => {
    const value = inPlace(partition, region);
    const said = `it must name the partition of ${region}, not ${partition}, got "${value}"`;
    expect(problemsOf(topic, value)).toStrictEqual([said]);
  });

  it("is not a zone", () => {
    expect(problemsOf(topic, inPlace("aws", "us-east-1a"))).toHaveLength(1);
  });
});
