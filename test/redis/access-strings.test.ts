import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  brokenAccessStrings,
  normalAccessStrings,
  otherAccessStrings,
} from "../constructs/elasticache/users/access-strings";
import { requireOrSkip } from "../support/requirements";

const installed = spawnSync("redis-server", ["--version"], { encoding: "utf8" });
const isSeven = installed.status === 0 && installed.stdout.includes("v=7.");

/** Modules and the commands that they bring are ElastiCache's own. */
const withoutModules = (accessString: string): boolean => !accessString.includes("json");

requireOrSkip("redis-server 7, to compare access strings with the engine's own reading", isSeven)(
  "the engine's own reading of an access string",
  () => {
    let directory: string;
    let server: ChildProcess;

    beforeAll(async () => {
      directory = mkdtempSync(join(tmpdir(), "acl-"));
      const socket = join(directory, "redis.sock");
      server = spawn("redis-server", ["--port", "0", "--unixsocket", socket, "--save", "", "--dir", directory], {
        stdio: "ignore",
      });
      while (!existsSync(socket)) {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    });

    afterAll(() => {
      server.kill();
      rmSync(directory, { recursive: true, force: true });
    });

    const redis = (...command: readonly string[]): string =>
      execFileSync("redis-cli", ["-s", join(directory, "redis.sock"), ...command], { encoding: "utf8" }).trim();

    /** What the user may do after the rules, in the engine's own words; payloads are checked unless told otherwise. */
    const reading = (accessString: string): string => {
      redis("ACL", "DELUSER", "app");
      expect(redis("ACL", "SETUSER", "app", ...accessString.split(/\s+/))).toBe("OK");
      return redis("ACL", "GETUSER", "app").replace("sanitize-payload\n", "");
    };

    test.each(normalAccessStrings.filter(withoutModules))("takes %s", (given) => {
      expect(reading(given)).toContain(given.startsWith("on") ? "on" : "off");
    });

    test.each(otherAccessStrings.filter(([given]) => withoutModules(given)))(
      "finds the same in %s and in %s",
      (given, normal) => {
        expect(reading(normal)).toBe(reading(given));
      },
    );

    test.each(brokenAccessStrings)("refuses %s", (given) => {
      expect(redis("ACL", "SETUSER", "app", ...given.split(/\s+/))).toMatch(/^ERR /);
    });
  },
);
