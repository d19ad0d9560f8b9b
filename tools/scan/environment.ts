import { join } from "node:path";
import { runProgram } from "../shared/program";
import { projectRoot } from "../shared/project";

/** The project's own Python environment, from its root. */
const environment = ".checkov";

const onWindows = process.platform === "win32";

/** Python of that environment. */
export const python = join(environment, onWindows ? "Scripts" : "bin", onWindows ? "python.exe" : "python");

/**
 * Puts the pinned version of Checkov into the environment, which is made if it is not there.
 *
 * @throws Failure when there is no Python, or no index to install from
 */
export function install(): void {
  runProgram([onWindows ? "python" : "python3", "-m", "venv", environment], projectRoot);
  const requirements = join("tools", "scan", "requirements.txt");
  runProgram(
    [join(projectRoot, python), "-m", "pip", "install", "--quiet", "--requirement", requirements],
    projectRoot,
  );
}
