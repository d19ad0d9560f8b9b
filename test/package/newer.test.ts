import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { requireOrSkip } from "../support/requirements";
import { type Document, programComparing } from "./support/binding-types";
import { ConsumerApp } from "./support/consumer-app";
import { frameworks } from "./support/frameworks";
import { tarballOf } from "./support/packages";
import { registryRequirement } from "./support/registry";

const programs = ["alarm-cases", "alarms", "everything", "replication-group-cases", "replication-group"] as const;

/** An app with the programs that use what newer providers have. */
function appFor(name: keyof typeof frameworks): ConsumerApp {
  const app = new ConsumerApp(frameworks[name], tarballOf(frameworks[name].packageName), "npm");
  programs.forEach((program) => {
    app.addProgram(join(__dirname, "newer", `${program}.ts`), `${program}.ts`);
  });
  return app;
}

requireOrSkip(...registryRequirement())("what only newer AWS providers have", () => {
  describe("in the package for the fork", () => {
    const app = appFor("cdktn");
    const complaints = app.compile(programs.map((program) => `${program}.ts`));

    afterAll(() => {
      app.dispose();
    });

    it("compiles", () => {
      expect(complaints).toBe("");
    });

    it.each(["alarms", "replication-group"])("is written and checked: %s", (program) => {
      const expected: unknown = JSON.parse(readFileSync(join(__dirname, "newer", `${program}.expected.json`), "utf8"));
      expect(app.run(program)).toStrictEqual(expected);
    });

    it("is written under the names and with the types that the bindings know", () => {
      const document = app.run("everything") as Document;
      const program = programComparing(document, "@cdktn/provider-aws");
      writeFileSync(join(app.directory, "comparison.ts"), program);
      expect(app.compile(["comparison.ts"], "--noEmit")).toBe("");
      for (const argument of [
        "durability",
        "authTokenWo",
        "nodeGroupConfiguration",
        "warmUpConfiguration",
        "muteTargets",
      ]) {
        expect(program).toContain(`["${argument}"]`);
      }

      writeFileSync(
        join(app.directory, "comparison.ts"),
        program.replace('"sync"', "5").replace('["muteTargets"]', '["mute"]'),
      );
      expect(app.compile(["comparison.ts"], "--noEmit").match(/error TS/g)).toHaveLength(2);
    });
  });

  describe("in the package for CDKTF", () => {
    const app = appFor("cdktf");

    afterAll(() => {
      app.dispose();
    });

    it("does not compile", () => {
      const complaints = app.compile(["everything.ts"]);
      expect(complaints.match(/^everything\.ts.*$/gm)).toStrictEqual([
        expect.stringContaining("'AlarmMuteRule'"),
        expect.stringContaining("'placement'"),
        expect.stringContaining("'writeOnly'"),
        expect.stringContaining("'warmUpMinutes'"),
      ]);
    });

    it("is refused with the reason, for callers without a compiler", () => {
      const program = `try { require("./out/everything.js") } catch (error) { console.log(error.message) }`;
      const [, ...lines] = app.node("-e", program).trim().split("\n");
      const reason =
        /`([\w.]+)` needs AWS provider 6\.\d+ or later, got .*; use the package cdktn-managed-redis, which is built on a newer one/;
      expect(lines.map((line) => reason.exec(line)?.[1] ?? line)).toStrictEqual([
        "topology.placement",
        "durability",
        "authentication.writeOnly",
        "alarms.warmUpMinutes",
      ]);
    });
  });
});
