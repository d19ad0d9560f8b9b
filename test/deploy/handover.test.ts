import { copyFileSync, mkdirSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { makeCertificates } from "../redis/support/certificates";
import { startNode } from "../redis/support/server";
import { declaredInSeed } from "../redis/support/stack";
import { has, start } from "../support/processes";
import { requireOrSkip } from "../support/requirements";
import { terraformRequirement } from "../support/terraform";
import { ask } from "./support/aws";
import { deploymentEnvironment } from "./support/deployment";
import { withLab } from "./support/lab";

const project = join(__dirname, "../..");
const [what, hasTerraform] = terraformRequirement();
const ready = hasTerraform && has("redis-server", "--version");

requireOrSkip(`redis-server, and ${what}`, ready)("a deployed development environment", () => {
  test("is handed over by two commands: outputs for the application, and a smoke test that uses them", async () =>
    withLab("sandbox", async (lab) => {
      await lab.deployment.succeed("apply", "-auto-approve");
      const environment = deploymentEnvironment("sandbox", lab.proxy.url);
      const npm = async (...args: readonly string[]): Promise<{ code: unknown; output: string }> => {
        const running = start("npm", ["run", "--silent", ...args], { cwd: project, env: environment });
        return { code: await running.ended, output: running.output() };
      };

      const outputs = await npm("outputs", "--", "sandbox", "--output", lab.deployment.output);
      const json = join(lab.deployment.output, "outputs/sandbox.json");
      const dotenv = readFileSync(join(lab.deployment.output, "outputs/sandbox.env"), "utf8");
      const { caches } = JSON.parse(readFileSync(json, "utf8")) as { caches: { cache: Record<string, unknown> } };
      const { token: SecretId } = caches.cache.secretArns as { token: string };
      const parameters = { SecretId };
      const token = await ask<string>(lab.account, {
        ...{ service: "secretsmanager", operation: "get_secret_value", query: "SecretString" },
        parameters,
      });

      expect(outputs).toMatchObject({ code: 0 });
      expect(caches.cache).toMatchObject({
        replicationGroupId: "app-cache-dev",
        port: 6379,
        transitEncryption: "required",
        parameters: { "maxmemory-policy": "allkeys-lru", "notify-keyspace-events": "Ex", timeout: "300" },
      });
      expect(dotenv).toContain("\nCACHE_PORT=6379\n");
      expect(dotenv).toContain(`\nCACHE_SECRET_ARNS_TOKEN=${SecretId}\n`);
      expect(`${outputs.output}${dotenv}${readFileSync(json, "utf8")}`).not.toContain(token);

      const certificates = makeCertificates(mkdtempSync(join(tmpdir(), "certificates-")));
      const extra = [["rename-command", "CONFIG", ""]] as const;
      const node = await startNode(declaredInSeed(), { certificates, token, extra });
      const place = ["--host", "127.0.0.1", "--port", String(node.port), "--ca-file", certificates.caFile];
      const smoke = await npm("smoke", "--", "--outputs", json, ...place);
      await node.stop();

      expect(smoke.output).toContain("The cache works.");
      expect(smoke.output).toMatch(/ok +connect +with TLS, with the secret/);
      expect(smoke.output).toMatch(/ok +parameters, by the service +3 in app-cache-dev-redis7, in sync on 1 node\n/);
      expect(smoke.output).not.toContain(token);
      expect(smoke.code).toBe(0);

      await becomesPlainTerraform(lab.deployment.directory, environment);
    }));
});

/** The recipe of docs/portability.md for leaving: the HCL in a new directory, the same state, and a plan. */
async function becomesPlainTerraform(deployed: string, env: NodeJS.ProcessEnv): Promise<void> {
  const run = async (cwd: string, command: string, ...args: readonly string[]) => {
    const running = start(command, args, { cwd, env });
    return { code: await running.ended, output: running.output() };
  };
  const folder = mkdtempSync(join(tmpdir(), "plain-"));
  const output = join(folder, "synthesized");
  expect(await run(project, "npx", "cdktf", "synth", "--hcl", "--output", output)).toMatchObject({ code: 0 });

  const plain = join(folder, "a/b/plain");
  mkdirSync(plain, { recursive: true });
  const file = join(output, "stacks/sandbox/cdk.tf");
  copyFileSync(file, join(plain, "cdk.tf"));
  const [, path = ""] = /backend "local" \{\s*path = "([^"]+)"/.exec(readFileSync(file, "utf8")) ?? [];
  copyFileSync(join(deployed, path), join(plain, path));

  expect(await run(plain, "terraform", "init", "-no-color")).toMatchObject({ code: 0 });
  const plan = await run(plain, "terraform", "plan", "-no-color", "-detailed-exitcode");
  expect(plan.output).toContain("No changes.");
  expect(plan.code).toBe(0);
}
