import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { StackDocument } from "../../tools/shared/stack/document";

/** Writes stacks as the framework does: `manifest.json`, and `cdk.tf.json` of each. */
export function writeStacks(outdir: string, stacks: Readonly<Record<string, StackDocument>>): void {
  const entries = Object.keys(stacks).map((name) => {
    const workingDirectory = `stacks/${name}`;
    const synthesizedStackPath = `${workingDirectory}/cdk.tf.json`;
    mkdirSync(join(outdir, workingDirectory), { recursive: true });
    writeFileSync(join(outdir, synthesizedStackPath), JSON.stringify(stacks[name]));
    return [name, { name, workingDirectory, synthesizedStackPath, annotations: [] }] as const;
  });
  writeFileSync(join(outdir, "manifest.json"), JSON.stringify({ stacks: Object.fromEntries(entries) }));
}
