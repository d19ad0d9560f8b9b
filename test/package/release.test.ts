import { cpSync } from "node:fs";
import { join } from "node:path";
import { Runner, workflow } from "../workflows/workflow";
import { LocalRegistry } from "./support/local-registry";
import { packageNames, packages } from "./support/packages";

const { pack, publish } = workflow("release.yml").jobs;
const registry = new LocalRegistry();
const runner = new Runner();

beforeAll(async () => {
  await registry.start();
  cpSync(packages(), join(runner.workspace, "packages"), { recursive: true });
});

afterAll(() => {
  registry.stop();
  runner.dispose();
});

it("rehearses the publishing of all packages", async () => {
  const [script = ""] = (pack?.steps ?? []).flatMap(({ run = "" }) => (run.includes("--dry-run") ? [run] : []));
  const { exitCode, log } = await runner.run(script, registry.environment);

  expect(exitCode).toBe(0);
  expect(log.match(/^\+ .*(?=@)/gm)).toStrictEqual(packageNames.map((name) => `+ ${name}`));
  expect(log.match(/with tag latest and public access \(dry-run\)/g)).toHaveLength(3);
});

/** Not for real: only GitHub can say that it was there that a package was made. */
it.each(packageNames)("publishes %s in a job of its own", async (packageName) => {
  const [script = ""] = (publish?.steps ?? []).flatMap(({ run = "" }) => (run === "" ? [] : [run]));
  const dryRun = { ...registry.environment, npm_config_dry_run: "true", PACKAGE: packageName };
  const { exitCode, log } = await runner.run(script, dryRun);

  expect(exitCode).toBe(0);
  expect(log.match(/^\+ .*(?=@)/gm)).toStrictEqual([`+ ${packageName}`]);
});
