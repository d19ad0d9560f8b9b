import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { projectRoot } from "../shared/project";
import { type Run, ratio, timed } from "./measure";

const dist = join(projectRoot, "dist");

/** Time to load the front door of the package, over the time to load the framework and the same provider modules. */
export function importRatio(times: number): number {
  timed(["npm", "run", "build"], projectRoot);
  const modules = modulesOfTheFrontDoor();
  return ratio(
    times,
    () => load([dist]),
    () => load(modules),
  );
}

/** What the compiled files import from the framework and the provider; what only newer bindings have is not loaded. */
function modulesOfTheFrontDoor(): readonly string[] {
  const files = readdirSync(dist).filter((name) => name.endsWith(".js") && name !== "testing.js");
  const modules = files.flatMap((file) =>
    [...readFileSync(join(dist, file), "utf8").matchAll(/require\("((?:cdktf|constructs|@cdktf)[^"]*)"\)/g)].map(
      ([, name]) => String(name),
    ),
  );
  return [...new Set(modules)].filter(isInstalled);
}

function isInstalled(name: string): boolean {
  try {
    createRequire(join(projectRoot, "package.json")).resolve(name);
    return true;
  } catch {
    return false;
  }
}

/** Loads modules in a process of its own; the time is taken inside, without the start of Node.js. */
function load(modules: readonly string[]): Run {
  const requires = modules.map((name) => `require(${JSON.stringify(name)});`).join("");
  const program = `const start = process.hrtime.bigint();${requires}console.log(Number(process.hrtime.bigint() - start) / 1e9)`;
  const result = timed([process.execPath, "-e", program], projectRoot);
  return { ...result, seconds: Number(result.output) };
}
