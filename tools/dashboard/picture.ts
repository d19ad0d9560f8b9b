import { accessSync, constants } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { types } from "node:util";
import type { Browser } from "playwright-core";
import { Failure } from "../shared/failure";

const names = ["chromium", "chromium-browser", "google-chrome"];

/** Path of the Chromium on this machine, from `CHROMIUM` or the search path; undefined when there is none. */
export function findChromium(): string | undefined {
  const { CHROMIUM, PATH = "" } = process.env;
  const candidates = PATH.split(delimiter).flatMap((directory) => names.map((name) => join(directory, name)));
  return [...(CHROMIUM === undefined ? [] : [CHROMIUM]), ...candidates].find(isExecutable);
}

/**
 * Starts a headless Chromium.
 *
 * @param project the directory with the package that steers it
 * @throws Failure when there is no Chromium, or no such package
 */
export async function openBrowser(project: string): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) {
    throw new Failure("Chromium was not found: install it, or set the environment variable CHROMIUM to its path");
  }
  return playwright(project).chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
}

/** Takes a picture of the first dashboard of a page. */
export async function takePicture(page: string, picture: string, project: string): Promise<void> {
  const browser = await openBrowser(project);
  try {
    const tab = await browser.newPage({ viewport: { width: 1500, height: 1000 } });
    await tab.goto(pathToFileURL(page).href);
    await tab.waitForSelector("body[data-ready]");
    await tab.locator("main").first().screenshot({ path: picture });
  } finally {
    await browser.close();
  }
}

/** Nobody needs it but for pictures, so that it is the project's, and does not come with the commands. */
function playwright(project: string): typeof import("playwright-core") {
  try {
    return createRequire(join(project, "package.json"))("playwright-core") as typeof import("playwright-core");
  } catch (error) {
    if (types.isNativeError(error) && "code" in error && error.code === "MODULE_NOT_FOUND") {
      throw new Failure(`a picture needs playwright-core in ${project}: npm install --save-dev playwright-core`);
    }
    throw error;
  }
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
