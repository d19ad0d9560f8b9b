import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { readDashboards } from "./definition";
import { renderPage } from "./page";
import { takePicture } from "./picture";

const usage = `npm run dashboard -- <stack> [--picture <file.png>]

Renders the dashboards of a synthesized stack to one HTML page with sample data, to look at before deploying.
Run "npm run synth" first.`;

/** Renders a stack's dashboards. @returns the path of the page */
export function preview(stack: string, out = "cdktf.out"): string {
  const document: unknown = JSON.parse(readFileSync(join(out, "stacks", stack, "cdk.tf.json"), "utf8"));
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
