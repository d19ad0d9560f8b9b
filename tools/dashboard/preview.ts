import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { parseArgs } from "node:util";
import { Failure } from "../shared/failure";
import { readStack } from "../shared/stack/manifest";
import { readDashboards } from "./definition";
import { renderPage } from "./page";
import { takePicture } from "./picture";

const usage = `npm run dashboard -- <stack> [--picture <file.png>]

Synthesizes the stacks and renders the dashboards of one to an HTML page with sample data, to look at before deploying.`;

/**
 * Renders a stack's dashboards.
 *
 * @returns the path of the page
 * @throws Failure when there is no such stack, or it has no dashboard
 */
export function preview(stack: string, out = "cdktf.out"): string {
  const dashboards = readDashboards(readStack(out, stack));
  if (dashboards.length === 0) {
    throw new Failure(`the stack ${stack} has no dashboard`);
  }
  const page = resolve(out, "dashboards", `${stack}.html`);
  mkdirSync(dirname(page), { recursive: true });
  writeFileSync(page, renderPage(dashboards.map(({ name }) => name).join(", "), dashboards));
  return page;
}

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { picture: { type: "string" } } });
  const [stack] = positionals;
  if (stack === undefined || positionals.length > 1) {
    console.error(usage);
    process.exitCode = 2;
    return;
  }
  const page = preview(stack);
  console.log(page);
  if (values.picture !== undefined) {
    await takePicture(page, resolve(values.picture));
    console.log(resolve(values.picture));
  }
}

if (require.main === module) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  });
}
