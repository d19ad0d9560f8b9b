import { readFileSync } from "node:fs";
import { join } from "node:path";
import { faultTable } from "../../../tools/accept/fault-table";
import { environmentsTable } from "../../../tools/accept/environments-table";
import { environments } from "../../fixtures/environments";
import { synthesizeStack } from "../../support/stacks";

const root = join(__dirname, "../../..");

test("the table of environments says what a reader chooses between", () => {
  const { sandbox, seed } = environments;
  const sharded = { name: "pages", topology: { kind: "sharded", shards: 3, replicasPerShard: 1 } } as const;
  const tried = {
    play: sandbox,
    shop: { ...seed, caches: { ...seed.caches, Pages: { ...sharded, deletionProtection: false } } },
    given: {
      ...seed,
      network: { kind: "existing", vpcId: "vpc-0a", subnetIds: ["subnet-0a", "subnet-0b"] } as const,
      clients: { office: { kind: "cidr", cidr: "10.0.0.0/16" } as const },
      caches: { Cache: { ...seed.caches.Cache, encryptionAtRest: { kind: "off" } as const } },
    },
  };
  const stacks = Object.entries(tried).map(
    ([name, environment]) => [name, synthesizeStack(name, environment).document] as const,
  );
  expect(environmentsTable(tried, new Map(stacks)).split("\n")).toEqual([
    "|  | play | shop | given |",
    "| --- | --- | --- | --- |",
    "| account, region | any, us-east-1 | 444455556666, us-east-1 | 444455556666, us-east-1 |",
    "| nodes | 1 × cache.t4g.micro | 3 × cache.r6g.large, 6 × cache.r7g.large | 3 × cache.r6g.large |",
    "| network | a VPC of its own, no internet | looked up by tags | given by its ids |",
    "| state | local file | S3 with a lock file | S3 with a lock file |",
    "| key | owned by AWS | its own | none |",
    "| deletion | allowed | refused, allowed | refused |",
    "| needs beforehand | nothing | network, clients, bucket | network, bucket |",
  ]);
});

test("the table of faults has a row for each test that the deploys are tried with", () => {
  const rows = faultTable(root).split("\n");
  expect(rows.length).toBeGreaterThan(8);
  expect(rows).toContain(
    "| a deploy that is killed while the subnet group is being made; while the cache is being made | 2 | says that it exists, and goes on once it is imported |",
  );
  expect(readFileSync(join(root, "docs/operations.md"), "utf8")).toContain(rows.join("\n"));
});
