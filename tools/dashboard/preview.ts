import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { readDashboards } from "./definition";
import { renderPage } from "./page";
import { takePicture } from "./picture";

const usage = `npm run dashboard -- <stack> [--picture <file.png>]

Synthesizes the stacks and renders the dashboards of one to an HTML page with sample data, to look at before deploying.`;

/** Renders a stack's dashboards. @returns the path of the page */
export function preview(stack: string, out = "cdktf.out"): string {
  const file = join(out, "stacks", stack, "cdk.tf.json");
  if (!existsSync(file)) {
    throw new Error(`there is no stack ${stack} in ${out}`);
  }
  const document: unknown = JSON.parse(readFileSync(file, "utf8"));
  const dashboards = readDashboards(document);
  if (dashboards.length === 0) {
    throw new Error(`the stack ${stack} has no dashboard`);
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
