import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ExitCode } from "../shared/command-line/command";
import { Failure } from "../shared/failure";
import { runProgram } from "../shared/program";
import { projectRoot } from "../shared/project";

type Members = Readonly<Record<string, unknown>>;

/** A lock file: packages by where they are, this project under the empty name. */
interface Lock extends Members {
  readonly packages: Readonly<Record<string, Members>>;
}

/**
 * Prints what ships. npm makes the bill, of this project without its tools: of the whole project, `npm sbom --omit=dev`
 * leaves out every library that a tool needs as well.
 *
 * @throws Failure when it is not started by npm
 */
export function run(): ExitCode {
  const program = process.env.npm_execpath;
  if (program === undefined) {
    throw new Failure("npm makes the bill of materials: start this with npm run sbom");
  }
  const manifest = withoutTools(readJson("package.json") as Members);
  const directory = mkdtempSync(join(tmpdir(), "sbom-"));
  // npm calls a project as its folder is called.
  const project = join(directory, String(manifest.name));
  try {
    mkdirSync(project);
    writeFileSync(join(project, "package.json"), JSON.stringify(manifest));
    writeFileSync(join(project, "package-lock.json"), JSON.stringify(lockOfWhatShips()));
    const command = [process.execPath, program, "sbom", "--package-lock-only", "--sbom-format=cyclonedx"];
    process.stdout.write(runProgram(command, project));
    return 0;
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function lockOfWhatShips(): Lock {
  const lock = readJson("package-lock.json") as Lock;
  const shipped = Object.entries(lock.packages).filter(([, { dev }]) => dev !== true);
  const packages = Object.fromEntries(
    shipped.map(([path, entry]) => [path, path === "" ? withoutTools(entry) : entry]),
  );
  return { ...lock, packages };
}

/** Peers come from the application. */
function withoutTools({ devDependencies: _tools, peerDependencies: _peers, ...rest }: Members): Members {
  return rest;
}

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(join(projectRoot, name), "utf8"));
}
