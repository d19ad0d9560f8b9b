import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "../shared/failure";
import { python } from "./environment";

/** How Checkov may be started: as `npm run scan:install` installs it, or from the path. */
const commands = [[python, "-m", "checkov.main"], ["checkov"]] as const;

/** One rule that one resource breaks. */
export interface FailedCheck {
  /** Rule, for example `CKV_AWS_31`. */
  readonly rule: string;
  /** What it demands. */
  readonly demand: string;
  /** Name of the resource in Terraform; Checkov does not always tell its type. */
  readonly resource: string;
  /** Name of the stack. */
  readonly stack: string;
}

/** What Checkov found. */
export interface Findings {
  readonly passed: number;
  readonly failures: readonly FailedCheck[];
  /** Number of files that it could not read. */
  readonly unread: number;
}

interface Check {
  readonly check_id: string;
  readonly check_name: string;
  readonly resource: string;
  readonly file_path: string;
}

interface Report {
  readonly results: { readonly failed_checks: readonly Check[] };
  readonly summary: { readonly passed: number; readonly parsing_errors: number };
}

/** The version this project is scanned with. */
export function pinnedVersion(): string {
  const [, version = ""] = /^checkov==(\S+)$/m.exec(readFileSync(join(__dirname, "requirements.txt"), "utf8")) ?? [];
  return version;
}

/** The command of the pinned version, if it is installed: in the project's own environment, or on the path. */
export function findCheckov(): readonly string[] | undefined {
  return commands.find((command) => version(command) === pinnedVersion());
}

function version([file = "", ...args]: readonly string[]): string | undefined {
  try {
    return execFileSync(file, [...args, "--version"], { encoding: "utf8", stdio: "pipe" }).trim();
  } catch {
    return undefined;
  }
}

/**
 * Scans every stack of a directory. Checkov calls no service: its rules are part of it.
 *
 * @throws Failure when Checkov gives no report
 */
export function scan([file = "", ...args]: readonly string[], directory: string): Findings {
  const options = ["--framework", "terraform_json", "--skip-download", "--output", "json", "--compact", "--quiet"];
  const { stdout, stderr } = spawnSync(file, [...args, "--directory", directory, ...options], {
    encoding: "utf8",
    maxBuffer: 256 * 1024 * 1024,
    env: { ...process.env, LOG_LEVEL: "CRITICAL" },
  });
  const report = stdout.startsWith("{") ? (JSON.parse(stdout) as Partial<Report>) : {};
  if (report.results === undefined || report.summary === undefined) {
    throw new Failure(`Checkov gave no report:\n${stdout}${stderr}`);
  }
  const { results, summary } = report;
  const failures = results.failed_checks.map(({ check_id, check_name, resource, file_path }) => ({
    rule: check_id,
    demand: check_name,
    resource: resource.replace(/^.*\./, ""),
    stack: file_path.replace(/^.*[\\/]stacks[\\/]([^\\/]+)[\\/].*$/, "$1"),
  }));
  return { passed: summary.passed, failures, unread: summary.parsing_errors };
}
