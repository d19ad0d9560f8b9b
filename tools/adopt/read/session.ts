import { ApplicationAutoScalingClient } from "@aws-sdk/client-application-auto-scaling";
import { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import { EC2Client } from "@aws-sdk/client-ec2";
import { ElastiCacheClient } from "@aws-sdk/client-elasticache";
import { SNSClient } from "@aws-sdk/client-sns";
import { Patience } from "./patience";

/** The services that say what there is in one region. */
export interface Session {
  readonly region: string;
  readonly cloudwatch: CloudWatchClient;
  readonly ec2: EC2Client;
  readonly elasticache: ElastiCacheClient;
  readonly scaling: ApplicationAutoScalingClient;
  readonly sns: SNSClient;
}

/** Milliseconds after which an address that nothing answers at is given up. */
const connectionTimeout = 5_000;

/** Milliseconds after which an answer is given up; a page of an account with many caches takes a second or two. */
const requestTimeout = 20_000;

/** The services of a region, at the addresses of `AWS_ENDPOINT_URL` or `AWS_ENDPOINT_URL_<SERVICE>` where these are set. */
export function openSession(region: string): Session {
  // The lockfile decides on the client's version, and `engines` on Node.js: what later versions need is no news in every run.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";
  const options = () => ({
    region,
    retryStrategy: new Patience(),
    requestHandler: { connectionTimeout, requestTimeout, throwOnRequestTimeout: true },
  });
  return {
    region,
    cloudwatch: new CloudWatchClient(options()),
    ec2: new EC2Client(options()),
    elasticache: new ElastiCacheClient(options()),
    scaling: new ApplicationAutoScalingClient(options()),
    sns: new SNSClient(options()),
  };
}
