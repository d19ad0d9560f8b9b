import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "../failure";
import { isRecord } from "../records";

/** What the framework's command line is told about an app, as far as it is read here. */
export interface AppSettings {
  /** The line that starts the app, for a shell. */
  readonly app: string;
  /** Where the app writes its stacks, from the project. */
  readonly output: string;
  /** Values for the constructs of the app, by name. @default - those of the surroundings */
  readonly context?: Readonly<Record<string, unknown>>;
}

/** Where an app writes its stacks, unless `cdktf.json` says otherwise. */
const usualOutput = "cdktf.out";

/**
 * Reads the settings of an app.
 *
 * @param project the directory with `cdktf.json`
 * @throws Failure when the file is not there, or says something else than the framework expects
 */
export function readAppSettings(project: string): AppSettings {
  const file = join(project, "cdktf.json");
  if (!existsSync(file)) {
    throw new Failure(`there is no cdktf.json in ${project}: go to the directory of the app`);
  }
  const { app, output = usualOutput, context, targetVersions } = contentOf(file);
  if (typeof app !== "string" || app === "") {
    throw new Failure(
      `\`app\` in ${file} must be the line that starts the app, got ${app === undefined ? "nothing" : JSON.stringify(app)}`,
    );
  }
  if (typeof output !== "string" || output === "") {
    throw new Failure(`\`output\` in ${file} must be a directory, got ${JSON.stringify(output)}`);
  }
  if (context !== undefined && !isRecord(context)) {
    throw new Failure(`\`context\` in ${file} must be an object, got ${JSON.stringify(context)}`);
  }
  // The fork's command line hands its own setting over as context, before one of that name.
  const told = { ...context, ...(targetVersions === undefined ? {} : { targetVersions }) };
  return { app, output, ...(Object.keys(told).length === 0 ? {} : { context: told }) };
}

function contentOf(file: string): Readonly<Record<string, unknown>> {
  try {
    const content: unknown = JSON.parse(readFileSync(file, "utf8"));
    if (isRecord(content)) {
      return content;
    }
  } catch (error) {
    if (!(error instanceof SyntaxError)) {
      throw error;
    }
  }
  throw new Failure(`${file} is not a JSON object`);
}

/** The variables that an app finds when the framework's command line starts it. */
export function variablesOf({ output, context }: AppSettings): NodeJS.ProcessEnv {
  return {
    CDKTF_OUTDIR: output,
    ...(context === undefined ? {} : { CDKTF_CONTEXT_JSON: JSON.stringify(context) }),
  };
}
