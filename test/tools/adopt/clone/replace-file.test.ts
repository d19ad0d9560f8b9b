import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, renameSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { addEntry } from "../../../../tools/adopt/clone/add-entry";
import { removeImports } from "../../../../tools/adopt/clone/remove-imports";
import { Failure } from "../../../../tools/shared/failure";
import { names, now, path, write } from "./files";

const root = join(__dirname, "../../../..");
const before = "export const environments = {\n  dev: {},\n};\n";
const after = "export const environments = {\n  dev: {},\n\n  legacy: {},\n};\n";

describe("a file that is edited", () => {
  test("keeps its mode", async () => {
    chmodSync(write(before), 0o640);
    await addEntry(path(), "legacy", "legacy: {},");
    expect(statSync(path()).mode & 0o7777).toBe(0o640);
    expect(now()).toBe(after);
  });

  test("is changed where a link leads", async () => {
    mkdirSync(path("real"));
    renameSync(write(before), path("real/file.ts"));
    symlinkSync("real/file.ts", path());
    await addEntry(path(), "legacy", "legacy: {},");

    expect(names()).toEqual(["environments.ts", "real"]);
    renameSync(path(), path("link.ts"));
    renameSync(path("real/file.ts"), path());
    expect(now()).toBe(after);
  });

  test("is not written when somebody else changes it meanwhile", async () => {
    const others = before.replace("dev", "theirs");
    write(before);
    const added = addEntry(path(), "legacy", "legacy: {},");
    write(others);

    await expect(added).rejects.toThrow(/environments\.ts was changed by somebody else meanwhile: run this again$/);
    await expect(added).rejects.toThrow(Failure);
    expect(now()).toBe(others);
    expect(names()).toEqual(["environments.ts"]);
  });

  test("is not touched when there is nothing to change", async () => {
    write(before.replace("dev", "legacy"));
    const { ino, mtimeNs } = statSync(path(), { bigint: true });
    expect(await removeImports(path(), "legacy")).toBe("absent");
    expect(statSync(path(), { bigint: true })).toMatchObject({ ino, mtimeNs });
  });

  test("keeps what a process that still runs has beside it", async () => {
    write(before);
    const others = [`.environments.ts.${process.ppid}.tmp`, ".environments.ts.tmp", ".other.ts.1.tmp"];
    others.forEach((name) => {
      writeFileSync(path(name), "");
    });
    await addEntry(path(), "legacy", "legacy: {},");
    expect(names()).toEqual([...others, "environments.ts"].sort());
  });
});

describe("a process that is killed", () => {
  /** Kills the process instead of, or after, a step. */
  const killAt = (step: string, isAfter: boolean) => `
    const fs = require("node:fs");
    const original = fs.${step};
    fs.${step} = (...args) => {
      const isOurs = "${step}" !== "openSync" || String(args[0]).endsWith(".tmp");
      if (isOurs && ${String(isAfter)}) original(...args);
      if (isOurs) process.kill(process.pid, "SIGKILL");
      return original(...args);
    };`;

  test.each([
    ["openSync", false, before],
    ["openSync", true, before],
    ["writeFileSync", true, before],
    ["fsyncSync", false, before],
    ["renameSync", false, before],
    ["renameSync", true, after],
  ])("at %s (done: %p) leaves the whole file, and nothing after the next run", async (step, isAfter, content) => {
    write(before);
    const script = `${killAt(step, isAfter)}
      require("./tools/adopt/clone/add-entry").addEntry(${JSON.stringify(path())}, "legacy", "legacy: {},");`;
    const node = ["-r", "ts-node/register/transpile-only", "-e", script];
    const { signal } = spawnSync(process.execPath, node, { cwd: root });

    expect(signal).toBe("SIGKILL");
    expect(now()).toBe(content);
    write(before);
    expect(await addEntry(path(), "legacy", "legacy: {},")).toBe("added");
    expect([now(), names()]).toEqual([after, ["environments.ts"]]);
  });
});
