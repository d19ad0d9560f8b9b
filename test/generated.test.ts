import { spawnSync } from "node:child_process";
import { join } from "node:path";

test("what is generated and checked in is what the sources and the environments say", () => {
  const command = ["-r", "ts-node/register/transpile-only", "tools/accept/index.ts", "--check"];
  const { stdout, stderr } = spawnSync(process.execPath, command, { cwd: join(__dirname, ".."), encoding: "utf8" });
  expect(`${stdout}${stderr}`).toBe("");
});
