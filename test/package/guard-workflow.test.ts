import { copyFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { change, planWith } from "../tools/shared/plan/plans";
import { type Outcome, Runner, type Step, variablesOf, workflow } from "../workflows/workflow";
import { frameworks } from "./support/frameworks";
import { tarballOf } from "./support/packages";

const { guard } = workflow("guard.yml").jobs;
const [install, judge] = (guard?.steps ?? []).filter(({ run }) => run !== undefined) as [Step, Step];

/** A cache of a module that is not ours. */
const address = 'module.sessions["eu"].aws_elasticache_replication_group.this[0]';
const lost = change("aws_elasticache_replication_group.this", ["delete"], {}, { address });

describe.each(Object.values(frameworks))("the workflow with the package $packageName", ({ packageName }) => {
  const runner = new Runner();
  const inputs = { package: "./guard.tgz", plan: "plan.json", artifact: "", allow: "", strict: false };
  const run = async (step: Step): Promise<Outcome> => runner.run(step.run ?? "", variablesOf(step, inputs));

  beforeAll(async () => {
    copyFileSync(tarballOf(packageName), join(runner.workspace, "guard.tgz"));
    writeFileSync(join(runner.workspace, "plan.json"), JSON.stringify(planWith([lost])));
    expect(await run(install)).toMatchObject({ exitCode: 0 });
  });

  afterAll(() => {
    runner.dispose();
  });

  it("installs neither the framework nor the provider", () => {
    const installed = readdirSync(join(runner.temp, "guard/node_modules")).filter((name) => !name.startsWith("."));
    expect(installed).toStrictEqual(["@aws-sdk", packageName, "ipaddr.js", "tslib"]);
  });

  it("judges the plan of another module", async () => {
    const { exitCode, log, summary, outputs } = await run(judge);

    expect({ exitCode, log, outputs }).toStrictEqual({ exitCode: 1, log: "", outputs: "headline=NOT SAFE\n" });
    expect(summary).toContain(address);
  });
});
