import { execFile } from "node:child_process";
import { appendFileSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { metrics, type MetricFacts } from "../../../constructs/monitoring";
import { projectRoot } from "../../shared/project";

/** What goes for every page. Each prop's own description says the rest, and a test holds the descriptions to it. */
const tokens = `
## Tokens

A prop takes tokens of its type: what only Terraform knows, such as a variable, the attribute of a resource or data
source, the result of a function, or an expression written by hand (\`"\${var.name}"\`). What decides which resources there
are cannot wait for Terraform. Such a prop is described with "Known at synth: no token.", and so is an object with no
other props. Never tokens are every \`kind\`, an object with props of its own as a whole, constructs, and the names that
you choose for clients, users, subscribers and the like; tags are, as a whole or in part. For the characters \`\${\` or
\`%{\` themselves write \`$\${\` or \`%%{\`.
`;

/** Writes the reference: what TypeDoc reads from the sources, and the table of metrics. */
export async function writeReference(directory: string): Promise<void> {
  const typedoc = join(projectRoot, "node_modules/typedoc/bin/typedoc");
  await promisify(execFile)(process.execPath, [typedoc, "--out", directory, "--logLevel", "Warn"], {
    cwd: projectRoot,
  });
  for (const page of readdirSync(directory)) {
    const file = join(directory, page);
    // TypeDoc has no name for a parameter that is taken apart at once; ours are all props.
    writeFileSync(file, readFileSync(file, "utf8").replaceAll("__namedParameters", "props"));
  }
  writeFileSync(join(directory, "metrics.md"), metricsPage());
  appendFileSync(join(directory, "README.md"), tokens);
  appendFileSync(join(directory, "README.md"), "\n## Tables\n\n- [CloudWatch metrics](metrics.md)\n");
}

function metricsPage(): string {
  const rows = Object.entries<MetricFacts>(metrics).map(
    ([name, { unit, statistic, published, minPeriodSeconds = 60, source }]) =>
      `| \`${name}\` | ${unit} | ${statistic} | ${published} | ${minPeriodSeconds} | [AWS](${source}) |`,
  );
  return [
    "# CloudWatch metrics",
    "",
    "Every metric that `cache.metric(name)` knows, in the namespace `AWS/ElastiCache`. The statistic is the one that is read",
    "when none is asked for; the period is the shortest with data.",
    "",
    "| metric | unit | statistic | published by | period, seconds | source |",
    "| --- | --- | --- | --- | --- | --- |",
    ...rows,
    "",
  ].join("\n");
}
