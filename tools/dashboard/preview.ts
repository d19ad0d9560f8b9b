import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { Failure } from "../shared/failure";
import { readStack } from "../shared/stack/manifest";
import { readDashboards } from "./definition";
import { renderPage } from "./page";

/**
 * Renders a stack's dashboards.
 *
 * @returns the path of the page
 * @throws Failure when there is no such stack, or it has no dashboard
 */
export function preview(stack: string, out: string): string {
  const dashboards = readDashboards(readStack(out, stack));
  if (dashboards.length === 0) {
    throw new Failure(`the stack ${stack} has no dashboard`);
  }
  const page = resolve(out, "dashboards", `${stack}.html`);
  mkdirSync(dirname(page), { recursive: true });
  writeFileSync(page, renderPage(dashboards.map(({ name }) => name).join(", "), dashboards));
  return page;
}
