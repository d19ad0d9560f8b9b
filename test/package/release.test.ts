import { cpSync } from "node:fs";
import { join } from "node:path";
import { Runner, workflow } from "../workflows/workflow";
import { frameworks } from "./support/frameworks";
import { LocalRegistry } from "./support/local-registry";
import { packages } from "./support/packages";

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

it("rehearses the publishing of both packages", async () => {
  const [script = ""] = (pack?.steps ?? []).flatMap(({ run = "" }) => (run.includes("--dry-run") ? [run] : []));
  const { exitCode, log } = await runner.run(script, registry.environment);

  expect(exitCode).toBe(0);
  expect(log.match(/^\+ .*(?=@)/gm)).toStrictEqual(["+ cdktf-managed-redis", "+ cdktn-managed-redis"]);
  expect(log.match(/with tag latest and public access \(dry-run\)/g)).toHaveLength(2);
});

/** Not for real: only GitHub can say that it was there that a package was made. */
it.each(Object.values(frameworks))("publishes $packageName in a job of its own", async ({ packageName }) => {
  const [script = ""] = (publish?.steps ?? []).flatMap(({ run = "" }) => (run === "" ? [] : [run]));
  const dryRun = { ...registry.environment, npm_config_dry_run: "true", PACKAGE: packageName };
  const { exitCode, log } = await runner.run(script, dryRun);

  expect(exitCode).toBe(0);
  expect(log.match(/^\+ .*(?=@)/gm)).toStrictEqual([`+ ${packageName}`]);
});
