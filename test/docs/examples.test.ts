import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Attributes, type SynthesizedStack, snapshotSerializer } from "../../constructs/testing";
import { requireOrSkip } from "../support/requirements";
import { readSynthesized } from "../support/synthesized";
import { terraformRequirement } from "../support/terraform";
import { TerraformWorkspace } from "../support/terraform-workspace";

const examples = join(__dirname, "../../docs/examples");
const names = readdirSync(examples, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== "node_modules")
  .map(({ name }) => name);

/** Runs an example as its `cdktf.json` does, with the sources of this project in the place of the package. */
function run(name: string): SynthesizedStack {
  const outdir = mkdtempSync(join(tmpdir(), "example-"));
  process.env.CDKTF_OUTDIR = outdir;
  try {
    jest.isolateModules(() => {
      jest.requireActual(join(examples, name, "main.ts"));
    });
    return readSynthesized(outdir)[0]!;
  } finally {
    delete process.env.CDKTF_OUTDIR;
    rmSync(outdir, { recursive: true });
  }
}

const stacks = new Map(names.map((name) => [name, run(name)]));

/** Longest text that a snapshot shows, in characters; what is longer has tests of its own. */
const longestText = 300;

type Things = Readonly<Record<string, Readonly<Record<string, Attributes>>>>;

/** One line for each thing in the stack, so that a change of it is one line in a review. */
function lines(stack: SynthesizedStack): string {
  const { resource, data, ...rest } = JSON.parse(snapshotSerializer.print(stack), shortened) as Record<string, Things>;
  const { aws_cloudwatch_metric_alarm: alarms = {}, ...resources } = resource ?? {};
  return [
    ...Object.entries(rest).map(([kind, things]) => `${kind} ${JSON.stringify(things)}`),
    ...linesOf("data", data ?? {}),
    ...linesOf("resource", resources),
    ...alarmLines(Object.values(alarms)),
  ].join("\n");
}

function linesOf(kind: string, types: Things): readonly string[] {
  return Object.entries(types).flatMap(([type, named]) =>
    Object.entries(named).map(([name, thing]) => `${kind} ${type}.${name} ${JSON.stringify(thing)}`),
  );
}

/** The alarms by name; those of nodes and shards, which differ by their number, once. */
function alarmLines(alarms: readonly Attributes[]): readonly string[] {
  const names = alarms.map(({ alarm_name, comparison_operator, threshold }) => {
    const name = String(alarm_name).replace(/(node|shard)-\d+/g, "$1-N");
    return `alarm ${name} ${String(comparison_operator)} ${String(threshold)}`;
  });
  return [...new Set(names)].map((name) => `${name}, ${names.filter((other) => other === name).length} times`);
}

/** Policies and dashboards, by their checksum. */
function shortened(_: string, value: unknown): unknown {
  if (typeof value !== "string" || value.length <= longestText) {
    return value;
  }
  return `${value.length} characters, SHA-256 ${createHash("sha256").update(value).digest("hex").slice(0, 8)}`;
}

describe.each(names)("example %s", (name) => {
  const stack = stacks.get(name)!;

  it("synthesizes what the snapshot says", () => {
    expect(lines(stack)).toMatchSnapshot();
  });

  it("gives no warning", () => {
    expect(stack.warnings).toStrictEqual([]);
  });

  it("is a complete app that says why it looks as it does", () => {
    expect(readdirSync(join(examples, name)).filter((file) => file !== "cdktf.out")).toStrictEqual([
      "README.md",
      "cdktf.json",
      "main.ts",
    ]);
    expect(readFileSync(join(examples, "README.md"), "utf8")).toContain(`](${name}/README.md)`);
  });
});

requireOrSkip(...terraformRequirement())("real Terraform", () => {
  it.each(names)("accepts the example %s", async (name) => {
    const workspace = new TerraformWorkspace(stacks.get(name)!.document);
    expect(await workspace.validate()).toStrictEqual([]);
    workspace.dispose();
  });
});
