import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AnnotationMetadataEntryType, App, Manifest, TerraformStack } from "cdktf";
import { withoutTokenTraces } from "../core";
import { type Attributes, SynthesizedStack } from "./synthesized-stack";

/**
 * Synthesizes one stack the way `cdktf synth` does: aspects are applied, references between stacks are resolved, and
 * every validation runs. Nothing stays on the disk, and the app's output directory is left alone.
 *
 * @param target a stack of an app, or a function that fills a new stack; it must add the provider, too
 * @throws ValidationError when a construct refuses its props
 * @throws Error when there is no stack, a validation of the framework fails, or a construct carries an error annotation
 * @example
 * const stack = synthesize((scope) => {
 *   new AwsProvider(scope, "Aws", { region: "us-east-1" });
 *   new RedisCache(scope, "Cache", { name: "sessions", network });
 * });
 */
export function synthesize(target: TerraformStack | ((stack: TerraformStack) => void)): SynthesizedStack {
  if (typeof target !== "function" && !TerraformStack.isStack(target)) {
    throw new Error("synthesize takes a stack, or a function that fills one");
  }
  return inTemporaryDirectory((directory) =>
    withoutTokenTraces(() => {
      const stack = typeof target === "function" ? newStack(directory, target) : target;
      return write(stack, directory);
    }),
  );
}

function newStack(outdir: string, fill: (stack: TerraformStack) => void): TerraformStack {
  const stack = new TerraformStack(new App({ outdir, stackTraces: false }), "stack");
  fill(stack);
  return stack;
}

function write(stack: TerraformStack, outdir: string): SynthesizedStack {
  const stacks = App.of(stack)
    .node.findAll()
    .filter((node): node is TerraformStack => TerraformStack.isStack(node));
  if (stacks.length > 1) {
    stacks.forEach((each) => {
      each.prepareStack();
    });
  } else {
    // Besides the backend, only references to other stacks are prepared here, and that takes a third of the time.
    stack.ensureBackendExists();
  }
  const manifest = new Manifest("", outdir, false);
  stack.synthesizer.synthesize({ outdir, manifest, skipValidation: false });

  const { synthesizedStackPath, annotations } = manifest.forStack(stack);
  const document = JSON.parse(readFileSync(join(outdir, synthesizedStackPath), "utf8")) as Attributes;
  const warnings = annotations
    .filter(({ level }) => level === AnnotationMetadataEntryType.WARN)
    .map(({ constructPath, message }) => `${constructPath}: ${message}`);
  return new SynthesizedStack(stack.node.id, document, warnings);
}

function inTemporaryDirectory<T>(work: (directory: string) => T): T {
  const directory = mkdtempSync(join(tmpdir(), "synthesize-"));
  try {
    return work(directory);
  } finally {
    rmSync(directory, { recursive: true });
  }
}
