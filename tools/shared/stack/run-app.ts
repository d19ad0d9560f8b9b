import { resolve } from "node:path";
import { succeed } from "../run-command";
import { readAppSettings, variablesOf } from "./app-settings";

/**
 * Runs the app of a project, so that its stacks are synthesized as its code is now.
 *
 * @param project the directory with `cdktf.json`
 * @returns where they are
 * @throws Failure when there is no app, or it fails
 */
export async function runApp(project: string): Promise<string> {
  const settings = readAppSettings(project);
  await succeed("the app of cdktf.json", settings.app, [], project, { shell: true, variables: variablesOf(settings) });
  return resolve(project, settings.output);
}
