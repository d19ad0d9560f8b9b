import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { startRedis } from "../../tools/shared/servers/redis";
import { folder, listening } from "../docs/application/support/application";
import { has, start } from "../support/processes";
import { requireOrSkip } from "../support/requirements";
import { tarballOf } from "./support/packages";
import { registryRequirement } from "./support/registry";

const [registry, answers] = registryRequirement();
const needs = `redis-server, and ${registry}`;

requireOrSkip(needs, answers && has("redis-server", "--version"))("the application, copied elsewhere", () => {
  const copy = realpathSync(mkdtempSync(join(tmpdir(), "application-")));

  const started: { stop(): Promise<void> }[] = [];

  afterAll(async () => {
    await Promise.all(started.map(async (each) => each.stop()));
    rmSync(copy, { recursive: true, force: true });
  });

  it("is installed with the packed client, and serves", async () => {
    cpSync(folder, copy, { recursive: true, filter: (path) => !path.includes("node_modules") });
    const flags = ["--no-audit", "--no-fund", "--no-package-lock", "--prefer-offline"];
    execFileSync("npm", ["install", ...flags, tarballOf("managed-redis-client")], { cwd: copy, stdio: "pipe" });
    const redis = await startRedis();
    started.push(redis);
    const env = { ...process.env, REDIS_PORT: String(redis.port), PORT: "0" };
    const app = await listening(start("npm", ["start"], { cwd: copy, env, group: true }));
    started.push(app);
    await app.call("POST", "/api/users", { name: "Ada", email: "ada@example.com" });

    expect((await app.get("/api/users/1")).body).toEqual({
      id: 1,
      name: "Ada",
      email: "ada@example.com",
      version: 1,
    });
    app.child.kill("SIGTERM");
    expect(await app.ended).toBe(0);
  });
});
