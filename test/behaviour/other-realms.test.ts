import { runInNewContext } from "node:vm";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import { RedisCache, type RedisCacheProps } from "../../constructs";
import { ValidationError } from "../../constructs/core";
import { synthesize } from "../../constructs/testing";
import { CacheStack } from "../../stacks/cache-stack";
import type { Environment } from "../../stacks/environment";
import { environments } from "../fixtures/environments";
import { network } from "../support/fixtures";

/** The same value made in another realm, whose `Object` and `Array` are not those of this module. */
const elsewhere = <T>(value: T): T => runInNewContext(`(${JSON.stringify(value)})`) as T;

const props: RedisCacheProps = {
  name: "sessions",
  network,
  engine: { kind: "valkey", version: "8.2" },
  topology: { kind: "sharded", shards: 2, replicasPerShard: 1 },
  clients: { app: { kind: "security-group", securityGroupId: "sg-0a" } },
  parameters: { timeout: 600 },
  authentication: { kind: "rbac", users: { app: { kind: "iam", accessString: "on ~* +@all" } } },
  restoreFrom: { kind: "s3", snapshotArns: ["arn:aws:s3:::backups/a.rdb", "arn:aws:s3:::backups/b.rdb"] },
  alarms: { level: "full", overrides: { "memory-high": { maxPercent: 70 } } },
  alerts: { kind: "own-topics", critical: { team: { kind: "email", address: "team@example.com" } } },
  tags: { Team: "shop" },
};

function outputOf(given: RedisCacheProps): unknown {
  return synthesize((stack) => {
    new AwsProvider(stack, "Aws", { region: "us-east-1" });
    new RedisCache(stack, "Cache", given);
  }).document;
}

test("props of another realm make the same cache", () => {
  expect(Object.getPrototypeOf(elsewhere(props))).not.toBe(Object.prototype);
  expect(outputOf(elsewhere(props))).toStrictEqual(outputOf(props));
});

test("an environment of another realm makes the same stack", () => {
  const stackOf = (environment: Environment) => synthesize(new CacheStack(new App(), "seed", environment)).document;
  expect(stackOf(elsewhere(environments.seed))).toStrictEqual(stackOf(environments.seed));
});

test("mistakes in props of another realm are told as usual", () => {
  const refusalOf = (given: object) => {
    try {
      new RedisCache(new TerraformStack(new App(), "stack"), "Cache", { ...props, ...given });
    } catch (error) {
      return (error as ValidationError).problems;
    }
    throw new Error("the cache was made");
  };
  const wrong = {
    topology: { kind: "sharded", shards: 0, replicas: 1 },
    clients: { "a b": { kind: "cidr", cidr: "10.0.0.0/8" } },
    tags: { a: { b: 1 } },
    description: { c: [] },
  };
  expect(refusalOf(elsewhere(wrong))).toStrictEqual(refusalOf(wrong));
  expect(refusalOf(wrong).length).toBeGreaterThan(4);
});
