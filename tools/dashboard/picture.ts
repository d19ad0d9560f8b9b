import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium } from "playwright-core";
import { Failure } from "../shared/failure";

const names = ["chromium", "chromium-browser", "google-chrome"];

/** Path of the Chromium on this machine, from `CHROMIUM` or the search path; undefined when there is none. */
export function findChromium(): string | undefined {
  const { CHROMIUM, PATH = "" } = process.env;
  const candidates = PATH.split(delimiter).flatMap((directory) => names.map((name) => join(directory, name)));
  return [...(CHROMIUM === undefined ? [] : [CHROMIUM]), ...candidates].find(isExecutable);
}

/** Starts a headless Chromium. @throws Failure when there is none */
export async function openBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) {
    throw new Failure("Chromium was not found: install it, or set the environment variable CHROMIUM to its path");
  }
  return chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
}

/** Takes a picture of the first dashboard of a page. */
export async function takePicture(page: string, picture: string): Promise<void> {
  const browser = await openBrowser();
  try {
    const tab = await browser.newPage({ viewport: { width: 1500, height: 1000 } });
    await tab.goto(pathToFileURL(page).href);
    await tab.waitForSelector("body[data-ready]");
    await tab.locator("main").first().screenshot({ path: picture });
  } finally {
    await browser.close();
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
