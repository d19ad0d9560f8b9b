import { requireOrSkip } from "../support/requirements";
import { terraformRequirement } from "../support/terraform";
import { Deployment } from "./support/deployment";
import { deployAndKill, expiringAt } from "./support/faults";
import { type Lab, withLab } from "./support/lab";

const lockId = (output: string): string => /^\W*ID:\s+(\S+)/m.exec(output)?.[1] ?? "";
const made = ({ proxy }: Lab, operation: string): number =>
  proxy.calls.filter((call) => call.operation === operation).length;

async function expectWhole({ deployment }: Lab): Promise<void> {
  expect((await deployment.run("plan")).output).toContain("No changes.");
}

requireOrSkip(...terraformRequirement())("a deploy whose state is in S3", () => {
  test.concurrent("while another one runs: keeps the second out, which says who holds the state", async () =>
    withLab("rehearsal", async (lab) => {
      const second = new Deployment("rehearsal", lab.proxy.url).configure();
      await second.succeed("init");
      const outcomes = await Promise.all(
        [lab.deployment, second].map(async (one) => one.run("apply", "-auto-approve")),
      );
      const [refused] = outcomes.filter(({ exitCode }) => exitCode !== 0);

      expect(outcomes.map(({ exitCode }) => exitCode).sort()).toEqual([0, 1]);
      expect(refused?.output).toContain("Error acquiring the state lock");
      expect(lockId(refused?.output ?? "")).toMatch(/^[0-9a-f-]{36}$/);
      expect(made(lab, "CreateReplicationGroup")).toBe(1);
      await expectWhole(lab);
      second.dispose();
    }),
  );

  test.concurrent("and that is killed: leaves its lock behind, and goes on once that is taken away", async () =>
    withLab("rehearsal", async (lab) => {
      await lab.deployment.succeed("apply", "-auto-approve");
      lab.deployment.configure({ parameters: { timeout: 600 } });
      await deployAndKill(lab, "ModifyCacheParameterGroup", "after");
      const blocked = await lab.deployment.run("apply", "-auto-approve");
      expect(blocked.output).toContain("Error acquiring the state lock");

      await lab.deployment.succeed("force-unlock", "-force", lockId(blocked.output));
      await lab.deployment.succeed("apply", "-auto-approve");
      expect(made(lab, "CreateReplicationGroup")).toBe(1);
      await expectWhole(lab);
    }),
  );

  test.concurrent("and whose keys expire: keeps it in a file, from where it is pushed", async () =>
    withLab("rehearsal", async (lab) => {
      lab.proxy.setFault(expiringAt("CreateReplicationGroup"));
      const { exitCode, output } = await lab.deployment.run("apply", "-auto-approve");
      expect(exitCode).toBe(1);
      expect(output).toContain("ExpiredToken");
      expect(output).toContain("errored.tfstate");

      lab.proxy.setFault(undefined);
      const blocked = await lab.deployment.run("state", "push", "errored.tfstate");
      expect(blocked.output).toContain("Error acquiring the state lock");
      await lab.deployment.succeed("force-unlock", "-force", lockId(blocked.output));
      await lab.deployment.succeed("state", "push", "errored.tfstate");
      await lab.deployment.succeed("apply", "-auto-approve");
      await expectWhole(lab);
    }),
  );
});
