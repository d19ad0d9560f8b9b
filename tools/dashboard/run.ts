import { resolve } from "node:path";
import type { ExitCode } from "../shared/command-line/command";
import { readAppSettings } from "../shared/stack/app-settings";
import { cdktf } from "../shared/stack/cdktf";
import { takePicture } from "./picture";
import { preview } from "./preview";

/**
 * Synthesizes, renders the dashboards of a stack, and says where the page is.
 *
 * @param project the directory with `cdktf.json`
 * @param picture file for a picture of the first dashboard. @default - none is taken
 * @throws Failure when there is no such stack, it has no dashboard, or there is nothing to take a picture with
 */
export async function run(project: string, stack: string, picture?: string): Promise<ExitCode> {
  const { output } = readAppSettings(project);
  cdktf(project, "synth");
  const page = preview(stack, resolve(project, output));
  console.log(page);
  if (picture !== undefined) {
    await takePicture(page, resolve(picture), project);
    console.log(resolve(picture));
  }
  return 0;
}
