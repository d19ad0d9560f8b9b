import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = join(__dirname, "../../..");
const requirements = join(root, "test/deploy/requirements.txt");

/** Longest time for one step of the installation, in milliseconds. */
const installTimeout = 300_000;

/** Path of a command that the pinned Python packages bring. */
export function pythonTool(name: string): string {
  return join(environmentFolder(), "bin", name);
}

/**
 * Installs the pinned Python packages into a virtual environment of their own, unless it is there. Jest calls this once
 * before the tests.
 *
 * @throws Error when there is no Python 3, or the packages cannot be had
 */
export default function installPythonTools(): void {
  const folder = environmentFolder();
  // Tells a whole environment from one whose making was broken off.
  const marker = join(folder, "complete");
  if (existsSync(marker)) {
    return;
  }
  rmSync(folder, { recursive: true, force: true });
  const options = { stdio: "pipe", timeout: installTimeout } as const;
  execFileSync("python3", ["-m", "venv", folder], options);
  execFileSync(join(folder, "bin/pip"), ["install", "--quiet", "--no-deps", "-r", requirements], options);
  writeFileSync(marker, "");
}

function environmentFolder(): string {
  const key = createHash("sha256").update(readFileSync(requirements)).digest("hex").slice(0, 16);
  return join(root, `node_modules/.cache/managed-redis/python-${key}`);
}
