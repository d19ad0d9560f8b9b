import type { FoundCache } from "../../../../tools/adopt/found";
import { readAccount } from "../../../../tools/adopt/read/account";
import { readCache } from "../../../../tools/adopt/read/cache";
import { existingNames } from "../../../../tools/adopt/read/existing-names";
import { openSession } from "../../../../tools/adopt/read/session";
import policy from "../../../../docs/adopt-policy.json";
import { serve } from "./support/server";
import { type World, answersOf, group, node } from "./support/world";

const server = serve();

const count = 100;
const numbers = Array.from({ length: count }, (_, index) => String(index + 1).padStart(3, "0"));

/** A hundred caches of two nodes; each has parts of its own, and a security group that all of them use. */
const world: World = {
  "elasticache:DescribeReplicationGroups": numbers.map((number) =>
    group(`cache-${number}`, { UserGroupIds: { member: [`users-${number}`] } }),
  ),
  "elasticache:DescribeCacheClusters": numbers.flatMap((number) =>
    ["001", "002"].map((position) =>
      node(`cache-${number}-${position}`, {
        CacheParameterGroup: { CacheParameterGroupName: `parameters-${number}` },
        SecurityGroups: { member: [{ SecurityGroupId: "sg-all" }] },
      }),
    ),
  ),
  "elasticache:DescribeCacheParameterGroups": numbers.map((number) => ({
    CacheParameterGroupName: `parameters-${number}`,
  })),
  "elasticache:DescribeCacheSubnetGroups": [{ CacheSubnetGroupName: "subnets" }],
  "elasticache:DescribeUserGroups": numbers.map((number) => ({ UserGroupId: `users-${number}` })),
  "ec2:DescribeSecurityGroups": [{ groupId: "sg-all" }],
};

const names = { alarms: ["cpu"], dashboards: ["orders"], topics: ["arn:aws:sns:us-east-1:111122223333:alerts"] };

let caches: readonly FoundCache[] = [];
let sent: readonly string[] = [];
let seconds = 0;

/** Reads everything there is to read. */
beforeAll(async () => {
  const start = performance.now();
  server().answers = answersOf(world);
  const session = openSession("us-east-1");
  const account = await readAccount(session);
  for (const { ReplicationGroupId = "" } of account.groups) {
    caches = [...caches, await readCache(session, account, ReplicationGroupId)];
  }
  await existingNames(session, names);
  seconds = (performance.now() - start) / 1_000;
  sent = server().actions();
});

test("a hundred caches are read in seconds, with few questions about each", () => {
  expect(caches).toHaveLength(100);
  expect(caches[0]?.securityGroups[0]?.usedBy).toHaveLength(99);
  expect(seconds).toBeLessThan(20);
  // One page of everything but nodes, which need two, five questions about each cache, and the names.
  expect(sent.length).toBe(9 + 5 * count + 3);
});

test("the operations that are sent are those that the policy allows, and no others", () => {
  expect([...new Set(sent)].sort()).toEqual(policy.Statement.flatMap(({ Action }) => Action));
});

test("every operation only reads, and none returns a secret", () => {
  const actions = policy.Statement.flatMap(({ Action }) => Action);
  expect(actions.filter((action) => !/^[a-z0-9-]+:(Describe|List|Get)[A-Z]/.test(action))).toEqual([]);
  expect(actions.filter((action) => /secret|password|token/i.test(action))).toEqual([]);
});
