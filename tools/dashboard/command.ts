import { command } from "../shared/command-line/command";

const work = () => require("./run") as typeof import("./run");

/** Shows a dashboard before it is deployed. */
export const dashboard = command({
  name: "dashboard",
  help: `Synthesizes the stacks and renders the dashboards of one of them as an HTML page with sample data, to see them before
deploying. Prints where the page is.`,
  takes: (line) =>
    line
      .argument("<stack>", "stack whose dashboards are rendered")
      .option("--picture <file>", "take a picture (PNG) of the first dashboard, with Chromium and playwright-core"),
  run: ({ args: [stack], options: { picture } }) => work().run(process.cwd(), stack, picture),
});
