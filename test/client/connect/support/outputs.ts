import type { CacheOutputs } from "../../../../client/connect/outputs";

/** The outputs of a cache on this machine, without a login unless a test wants one. */
export function outputsWith(others: Partial<CacheOutputs>): CacheOutputs {
  return {
    name: "orders",
    region: "us-east-1",
    serverless: false,
    port: 6379,
    transitEncryption: "required",
    secretArns: {},
    userNames: {},
    parameters: {},
    ...others,
  };
}
