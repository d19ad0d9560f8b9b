import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Environments } from "../../../stacks/environment";
import { environments as ours } from "../../../stacks/environments";
import { type FailedCheck, type Findings, findCheckov, pinnedVersion, scan } from "../../../tools/scan/checkov";
import { judge, report } from "../../../tools/scan/judge";
import { allRules } from "../../../tools/shared/security/rules";
import { environments } from "../../fixtures/environments";
import { cacheWith } from "../../support/fixtures";
import { requireOrSkip } from "../../support/requirements";
import { typesOfSources } from "../../support/resource-types";
import { synthesizeExample, synthesizeStack } from "../../support/stacks";

const { seed } = environments;
const { document } = synthesizeExample("seed");
const stacks = { shop: document };
const [eventTopic = ""] = Object.keys((document.resource as Record<string, object>).aws_sns_topic!).filter((name) =>
  name.includes("EventTopic"),
);
const failure: FailedCheck = { rule: "CKV_AWS_26", demand: "Encrypt it", stack: "shop", resource: eventTopic };
const reasoned = {
  shop: { ...seed, deviations: { "backups-for-7-days": "a cache can be refilled from the database" } },
} as const;

describe("the verdict on a scan", () => {
  const findings = (...failures: readonly FailedCheck[]) => ({ passed: 5, failures, unread: 0 });
  const reported = (found: Findings, judged: Environments = reasoned) => report(found, judge(found, stacks, judged));

  test("is clean when there is a reason for every finding and a need for every reason", () => {
    expect(reported(findings(failure))).toBe("5 checks passed, 1 known deviations, 0 to check");
  });

  test.each([
    ["another rule", { ...failure, rule: "CKV_AWS_30" }, "CKV_AWS_30 seed/Cache/EventTopic: Encrypt it"],
    ["another resource", { ...failure, resource: "Cache_Other" }, "CKV_AWS_26 shop/Cache_Other: Encrypt it"],
    ["an unknown stack", { ...failure, stack: "gone" }, `CKV_AWS_26 gone/${eventTopic}: Encrypt it`],
  ])("names a finding about %s", (_what, other, line) => {
    expect(reported(findings(other)).split("\n")).toEqual([line, "5 checks passed, 0 known deviations, 1 to check"]);
  });

  test("names what the environment has no reason for, and a reason without need", () => {
    const deviations = { "flow-logs": "price" } as const;
    const [unmet = "", needless = "", summary] = reported(findings(), { shop: { ...seed, deviations } }).split("\n");
    expect(unmet).toContain('shop: "Backups are kept for 7 days" is not met by aws_elasticache_replication_group.');
    expect(needless).toBe('shop: `deviations["flow-logs"]` is a reason for a demand that is met; remove it');
    expect(summary).toBe("5 checks passed, 0 known deviations, 2 to check");
  });

  test("is not clean when a stack could not be read, or nothing was scanned", () => {
    expect(reported({ ...findings(), unread: 1 })).toBe(
      "1 stacks could not be read\n5 checks passed, 0 known deviations, 1 to check",
    );
    expect(reported({ ...findings(), passed: 0 })).toBe(
      "nothing was scanned\n0 checks passed, 0 known deviations, 1 to check",
    );
  });
});

const checkov = findCheckov();

requireOrSkip(`Checkov ${pinnedVersion()}, which npm run scan:install installs`, checkov !== undefined)(
  "Checkov",
  () => {
    let directory: string;

    beforeEach(() => {
      directory = mkdtempSync(join(tmpdir(), "scan-"));
    });

    afterEach(() => {
      rmSync(directory, { recursive: true });
    });

    const write = (stack: string, document: unknown) => {
      mkdirSync(join(directory, "stacks", stack), { recursive: true });
      writeFileSync(join(directory, "stacks", stack, "cdk.tf.json"), JSON.stringify(document));
    };

    /** Rules that Checkov lists for every type, or for one that only takes part in them. */
    const aboutOthers = ["CKV2_AWS_1", "CKV2_AWS_7", "CKV2_AWS_37", "CKV2_AWS_75"];

    test("has no rule about what the constructs make that docs/security.md does not name", () => {
      const types = new Set(typesOfSources());
      const [file = "", ...first] = checkov!;
      const listed = execFileSync(file, [...first, "--list", "--framework", "terraform", "--skip-download"], {
        encoding: "utf8",
        stdio: "pipe",
        maxBuffer: 64 * 1024 * 1024,
      });
      const about = [...listed.matchAll(/\| (CKV\w+) +\| resource \| (\w+) +\|/g)]
        .filter(([, , type = ""]) => types.has(type))
        .map(([, id = ""]) => id);
      const named = new Set(allRules.flatMap(([, { published }]) => published));
      const missing = [...new Set(about)].filter((id) => !named.has(`Checkov ${id}`)).sort();
      expect(about.length).toBeGreaterThan(30);
      expect(missing).toEqual([...aboutOthers].sort());
    });

    test("finds in the environments that somebody wrote what they have reasons for and nothing else", () => {
      const synthesized = Object.entries(ours).map(
        ([name, environment]) => [name, synthesizeStack(name, environment).document] as const,
      );
      synthesized.forEach(([name, stack]) => {
        write(name, stack);
      });
      const findings = scan(checkov!, directory);
      expect(report(findings, judge(findings, Object.fromEntries(synthesized), ours))).toMatch(/(^| )0 to check$/);
      expect(findings.passed).toBeGreaterThan(20 * synthesized.length);
    });

    test("finds a cache that is worse than it may be", () => {
      const bad = cacheWith({
        transitEncryption: "off",
        authentication: { kind: "off" },
        encryptionAtRest: { kind: "off" },
        logs: { kind: "off" },
        events: { kind: "off" },
        topology: { kind: "replicated", replicas: 0 },
      });
      write("bad", bad.document);
      const findings = scan(checkov!, directory).failures;
      expect(findings.map(({ rule, resource }) => `${rule} ${resource.replace(/_[0-9A-F]{8}$/, "")}`).sort()).toEqual([
        "CKV2_AWS_50 Cache_ReplicationGroup",
        "CKV_AWS_191 Cache_ReplicationGroup",
        "CKV_AWS_26 Cache_Monitoring_Alerts_Critical",
        "CKV_AWS_26 Cache_Monitoring_Alerts_Warning",
        "CKV_AWS_29 Cache_ReplicationGroup",
        "CKV_AWS_30 Cache_ReplicationGroup",
        "CKV_AWS_31 Cache_ReplicationGroup",
      ]);
    });

    test("finds nothing in a cache of the defaults but its events topic and the rotation of its token", () => {
      write("default", cacheWith().document);
      const rules = scan(checkov!, directory).failures.map(({ rule }) => rule);
      expect(rules.sort()).toEqual(["CKV2_AWS_57", "CKV_AWS_26"]);
    });
  },
);
