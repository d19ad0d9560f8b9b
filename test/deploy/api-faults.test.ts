import { requireOrSkip } from "../support/requirements";
import { terraformRequirement } from "../support/terraform";
import { expiringAt, failing, failingFirst, losingAnswer, slow } from "./support/faults";
import { type Lab, withLab } from "./support/lab";

const replicationGroup = "aws_elasticache_replication_group.Cache_ReplicationGroup_5298FEF9";

async function expectWhole(lab: Lab): Promise<void> {
  lab.proxy.setFault(undefined);
  const { output } = await lab.deployment.run("plan", "-detailed-exitcode");
  expect(output).toContain("No changes.");
}

requireOrSkip(...terraformRequirement())("a deploy while the AWS API", () => {
  test.concurrent.each([
    ["throttles the first two calls of everything", failingFirst(2, 400, "Throttling")],
    ["answers the first two calls of everything with an internal error", failingFirst(2, 500, "InternalFailure")],
    ["takes a second for every answer", slow(1_000)],
  ])("%s: succeeds at the first try", async (_what, fault) =>
    withLab("sandbox", async (lab) => {
      lab.proxy.setFault(fault);
      await lab.deployment.succeed("apply", "-auto-approve");
      await expectWhole(lab);
    }),
  );

  test.concurrent.each([
    ["goes on failing", failing("CreateReplicationGroup", 500, "InternalFailure"), "InternalFailure"],
    ["refuses keys that have expired meanwhile", expiringAt("CreateReplicationGroup"), "ExpiredToken"],
  ])("%s: ends in a clear error, and the next deploy finishes", async (_what, fault, error) =>
    withLab("sandbox", async (lab) => {
      lab.proxy.setFault(fault);
      const { exitCode, output } = await lab.deployment.run("apply", "-auto-approve");
      expect(exitCode).toBe(1);
      expect(output).toContain(error);

      lab.proxy.setFault(undefined);
      await lab.deployment.succeed("apply", "-auto-approve");
      await expectWhole(lab);
    }),
  );

  test.concurrent(
    "loses the word that the cache is made: says that it exists, and goes on once it is imported",
    async () =>
      withLab("sandbox", async (lab) => {
        lab.proxy.setFault(losingAnswer("CreateReplicationGroup"));
        const { exitCode, output } = await lab.deployment.run("apply", "-auto-approve");
        expect(exitCode).toBe(1);
        expect(output).toContain("ReplicationGroupAlreadyExists");

        await lab.deployment.succeed("import", replicationGroup, "app-cache-dev");
        await lab.deployment.succeed("apply", "-auto-approve");
        await expectWhole(lab);
      }),
  );
});
