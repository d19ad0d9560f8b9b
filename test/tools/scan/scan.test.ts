import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { permissions } from "../../../tools/deploy-policy/permissions";
import { findCheckov, pinnedVersion, scan } from "../../../tools/scan/checkov";
import { deviations } from "../../../tools/scan/deviations";
import { type Finding, isClean, judge, located, report } from "../../../tools/scan/judge";
import { rules } from "../../../tools/security/rules";
import { cacheWith } from "../../support/fixtures";
import { requireOrSkip } from "../../support/requirements";
import { environmentNames, synthesizeEnvironment } from "../../support/stacks";

const finding: Finding = { rule: "CKV_AWS_26", demand: "Encrypt it", stack: "prod", construct: "Cache/EventTopic" };
const deviation = { rule: "CKV_AWS_26", construct: "Cache/EventTopic", stacks: ["prod"], reason: "because" };

describe("the verdict on a scan", () => {
  const looked = { passed: 5, failures: [], unread: 0 };

  test("is clean when every finding is on the list and every one on the list is found", () => {
    const verdict = judge([finding], [deviation]);
    expect(isClean(looked, verdict)).toBe(true);
    expect(report(looked, verdict)).toBe("5 checks passed, 1 known deviations, 0 to look at");
  });

  test.each([
    ["another rule", { ...finding, rule: "CKV_AWS_30" }],
    ["another construct", { ...finding, construct: "Cache/AlertTopic" }],
    ["another stack", { ...finding, stack: "staging" }],
  ])("names a finding about %s, and the one that is found no more", (_what, other) => {
    const verdict = judge([other], [deviation]);
    expect(isClean(looked, verdict)).toBe(false);
    expect(report(looked, verdict).split("\n")).toEqual([
      `${other.rule} ${other.stack}/${other.construct}: Encrypt it`,
      "CKV_AWS_26 prod/Cache/EventTopic: found no more, take it off the list",
      "5 checks passed, 0 known deviations, 2 to look at",
    ]);
  });

  test("is not clean when a stack could not be read, or nothing was looked at", () => {
    const unread = { ...looked, unread: 1 };
    expect(isClean(unread, judge([], []))).toBe(false);
    expect(report(unread, judge([], []))).toBe(
      "1 stacks could not be read\n5 checks passed, 0 known deviations, 1 to look at",
    );
    expect(isClean({ ...looked, passed: 0 }, judge([], []))).toBe(false);
  });
});

test("every deviation has a reason, and production has the fewest", () => {
  expect(deviations.filter(({ reason }) => reason.length < 20)).toEqual([]);
  const inProduction = deviations.filter(({ stacks }) => stacks.includes("prod")).map(({ rule }) => rule);
  expect(inProduction).toEqual(["CKV_AWS_26", "CKV2_AWS_57"]);
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
      const listed = execFileSync(String(checkov), ["--list", "--framework", "terraform", "--skip-download"], {
        encoding: "utf8",
        stdio: "pipe",
        maxBuffer: 64 * 1024 * 1024,
      });
      const about = [...listed.matchAll(/\| (CKV\w+) +\| resource \| (\w+) +\|/g)]
        .filter(([, , type = ""]) => permissions[type] !== undefined)
        .map(([, id = ""]) => id);
      const named = new Set(rules.flatMap(({ published }) => published));
      const missing = [...new Set(about)].filter((id) => !named.has(`Checkov ${id}`)).sort();
      expect(about.length).toBeGreaterThan(30);
      expect(missing).toEqual([...aboutOthers].sort());
    });

    test("finds in the environments what is on the list and nothing else", () => {
      environmentNames.forEach((name) => {
        write(name, synthesizeEnvironment(name).document);
      });
      const findings = scan(String(checkov), directory);
      expect(report(findings, judge(located(findings, directory), deviations))).toMatch(/ 0 to look at$/);
      expect(findings.passed).toBeGreaterThan(60);
    });

    test("finds a cache that is worse than it may be", () => {
      const bad = cacheWith({
        transitEncryption: "off",
        authentication: { mode: "none" },
        encryptionAtRest: { kind: "off" },
        logs: { kind: "off" },
        events: { kind: "off" },
        topology: { kind: "replicated", replicas: 0 },
      });
      write("bad", bad.document);
      const findings = located(scan(String(checkov), directory), directory);
      expect(findings.map(({ rule, construct }) => `${rule} ${construct}`).sort()).toEqual([
        "CKV2_AWS_50 Cache/ReplicationGroup",
        "CKV_AWS_191 Cache/ReplicationGroup",
        "CKV_AWS_26 Cache/Monitoring/Alerts/Critical",
        "CKV_AWS_26 Cache/Monitoring/Alerts/Warning",
        "CKV_AWS_29 Cache/ReplicationGroup",
        "CKV_AWS_30 Cache/ReplicationGroup",
        "CKV_AWS_31 Cache/ReplicationGroup",
      ]);
    });

    test("finds nothing in a cache of the defaults but its events topic and the rotation of its token", () => {
      write("default", cacheWith().document);
      const rules = scan(String(checkov), directory).failures.map(({ rule }) => rule);
      expect(rules.sort()).toEqual(["CKV2_AWS_57", "CKV_AWS_26"]);
    });
  },
);
