import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "../failure";
import { isRecord, own } from "../records";
import type { StackDocument } from "./document";

/** One stack in the framework's `manifest.json`. */
export interface ManifestStack {
  readonly name: string;
  /** Where Terraform runs, from the output directory. */
  readonly workingDirectory: string;
  /** Its `cdk.tf.json`, from the output directory. */
  readonly synthesizedStackPath: string;
  /** What its constructs warn about. */
  readonly annotations: readonly { readonly constructPath: string; readonly message: string }[];
}

/**
 * The stacks that an app has synthesized, by name.
 *
 * @param outdir the framework's output directory, `cdktf.out` by default
 * @throws Failure when nothing is synthesized there
 */
export function readManifest(outdir: string): Readonly<Record<string, ManifestStack>> {
  const file = join(outdir, "manifest.json");
  if (!existsSync(file)) {
    throw new Failure(`nothing is synthesized in ${outdir}: run \`npx cdktf synth\` first`);
  }
  const { stacks } = readJson(file);
  if (!isRecord(stacks)) {
    throw new Failure(`${file} names no stacks: run \`npx cdktf synth\` to write it again`);
  }
  return stacks as Readonly<Record<string, ManifestStack>>;
}

/**
 * The synthesized stack of a name.
 *
 * @throws Failure when it is not there, or its file is not JSON
 */
export function readStack(outdir: string, name: string): StackDocument {
  return readDocument(outdir, stackNamed(readManifest(outdir), name));
}

/**
 * The stack that somebody has named.
 *
 * @throws Failure that names the stacks there are, when it is none of them
 */
export function stackNamed(stacks: Readonly<Record<string, ManifestStack>>, name: string): ManifestStack {
  const stack = own(stacks, name);
  if (stack === undefined) {
    const names = Object.keys(stacks).join(", ");
    throw new Failure(`there is no stack ${name}, ${names === "" ? "and no other" : `only ${names}`}`);
  }
  return stack;
}

/**
 * The content of a stack of the manifest.
 *
 * @throws Failure when its file is not there, or is not JSON
 */
export function readDocument(outdir: string, { name, synthesizedStackPath }: ManifestStack): StackDocument {
  const file = join(outdir, synthesizedStackPath);
  if (!existsSync(file)) {
    throw new Failure(`${file} of the stack ${name} is missing: run \`npx cdktf synth\` to write it again`);
  }
  return readJson(file);
}

function readJson(file: string): Readonly<Record<string, unknown>> {
  const text = readFileSync(file, "utf8");
  try {
    const json: unknown = JSON.parse(text);
    if (isRecord(json)) {
      return json;
    }
  } catch {
    // Text that does not parse is not shown: it may hold anything.
  }
  throw new Failure(`${file} is not a JSON object: run \`npx cdktf synth\` to write it again`);
}
