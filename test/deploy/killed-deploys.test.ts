import { requireOrSkip } from "../support/requirements";
import { terraformRequirement } from "../support/terraform";
import { deployAndKill } from "./support/faults";
import { added, takeInventory } from "./support/inventory";
import { withLab } from "./support/lab";

/** What the development environment consists of, however often its deploy was broken off. */
const complete = {
  "replication groups": 1,
  nodes: 1,
  "parameter groups": 1,
  "subnet groups": 1,
  networks: 1,
  subnets: 2,
  "security groups": 1,
  topics: 1,
  "log groups": 2,
  secrets: 1,
  alarms: 8,
};

const subnetGroup = "aws_elasticache_subnet_group.Cache_SubnetGroup_91C52AB9";
const replicationGroup = "aws_elasticache_replication_group.Cache_ReplicationGroup_5298FEF9";

requireOrSkip(...terraformRequirement())("a deploy that is killed", () => {
  test.concurrent.each([
    ["before the network is made", "CreateVpc"],
    ["before the secret gets its value", "PutSecretValue"],
    ["before the cache is made", "CreateReplicationGroup"],
    ["before its first alarm is made", "PutMetricAlarm"],
  ])("%s: goes on where it was", async (_when, operation) =>
    withLab("sandbox", async (lab) => {
      const before = await takeInventory(lab.account);
      expect(await deployAndKill(lab, operation, "before")).toMatchObject({ exitCode: "SIGKILL" });
      await lab.deployment.succeed("apply", "-auto-approve");

      expect(added(before, await takeInventory(lab.account))).toEqual(complete);
      expect((await lab.deployment.run("plan")).output).toContain("No changes.");
    }),
  );

  test.concurrent.each([
    [
      "while the subnet group is being made",
      "CreateCacheSubnetGroup",
      "CacheSubnetGroupAlreadyExists",
      subnetGroup,
      "app-cache-dev-subnet-group",
    ],
    [
      "while the cache is being made",
      "CreateReplicationGroup",
      "ReplicationGroupAlreadyExists",
      replicationGroup,
      "app-cache-dev",
    ],
  ])("%s: says that it exists, and goes on once it is imported", async (_what, operation, error, address, id) =>
    withLab("sandbox", async (lab) => {
      const before = await takeInventory(lab.account);
      expect(await deployAndKill(lab, operation, "after")).toMatchObject({ exitCode: "SIGKILL" });
      const again = await lab.deployment.run("apply", "-auto-approve");
      expect(again.exitCode).toBe(1);
      expect(again.output).toContain(error);

      await lab.deployment.succeed("import", address, id);
      await lab.deployment.succeed("apply", "-auto-approve");
      expect(added(before, await takeInventory(lab.account))).toEqual(complete);
      expect((await lab.deployment.run("plan")).output).toContain("No changes.");
    }),
  );
});
