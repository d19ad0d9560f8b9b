import { join, resolve } from "node:path";
import { Failure } from "../../shared/failure";
import { readAppSettings } from "../../shared/stack/app-settings";
import { cdktf } from "../../shared/stack/cdktf";
import { type StackDocument, constructPathOf, resourcesOf } from "../../shared/stack/document";
import { readDocument, readManifest, stackNamed } from "../../shared/stack/manifest";
import type { Imported, Place } from "../place";
import { type AttributeValue, State } from "./state";
import { Terraform } from "./terraform";
import { groupType, unreadArguments } from "./unread";

/** An `import` block. */
interface Import {
  readonly to: string;
  readonly id: string;
}

type TakeOut = Place["takeOut"];

/**
 * Finishes the adoption of a stack after its first apply: fills into Terraform's state what AWS never returns and the
 * configuration says, then takes the imports out of the code. Nothing is asked of AWS but the state. Each step can be
 * repeated, whenever the one before was interrupted.
 *
 * @param project the directory with `cdktf.json`
 * @param takeOut without its imports, a stack is like any other: the next plan changes what its code says differently
 * @param output where the framework synthesizes to. @default - where `cdktf.json` says
 * @returns lines that say what was done, and what to do next
 * @throws Failure when the stack is not applied yet, or a step cannot be done; later ones are left out then
 */
export async function finish(
  project: string,
  name: string,
  takeOut: TakeOut,
  output = readAppSettings(project).output,
): Promise<readonly string[]> {
  cdktf(project, "synth", "--output", output);
  return finishSynthesized(project, resolve(project, output), name, takeOut);
}

/** The same for a project that is synthesized. */
export async function finishSynthesized(
  project: string,
  outdir: string,
  name: string,
  takeOut: TakeOut,
): Promise<readonly string[]> {
  const stack = stackNamed(readManifest(outdir), name);
  const document = readDocument(outdir, stack);
  const imports = importsOf(document);
  if (imports.length === 0) {
    return [`${name} is finished already: it has no imports`];
  }
  const filled = await fillState(join(outdir, stack.workingDirectory), document, imports, name);
  const imported = imports.map(({ to, id }): Imported => [pathOf(document, name, to), id]);
  return [...filled, ...(await takeOut(project, name, imported))];
}

function importsOf(document: StackDocument): readonly Import[] {
  return (document as { readonly import?: readonly Import[] }).import ?? [];
}

/** The path that `importInto` takes for a resource; its address where the framework has written no path. */
function pathOf({ resource }: StackDocument, stack: string, address: string): string {
  const [type = "", name = ""] = address.split(".");
  const path = constructPathOf(resource?.[type]?.[name] ?? {});
  return path?.slice(`${stack}/`.length).replace(/\/Resource$/, "") ?? address;
}

/** @returns a line for each resource that was filled */
async function fillState(
  directory: string,
  document: StackDocument,
  imports: readonly Import[],
  name: string,
): Promise<readonly string[]> {
  const terraform = new Terraform(directory, document.terraform?.backend?.local?.path as string | undefined);
  await terraform.init();
  const state = new State(await terraform.pullState());
  const missing = imports.filter(({ to }) => !state.has(to));
  if (missing.length > 0) {
    const list = missing.map(({ to, id }) => `\n  ${to} (${id})`).join("");
    throw new Failure(`apply first, with npx cdktf deploy ${name}: these imports are not in the state${list}`);
  }
  const values = await missingValues(terraform, document, state, imports);
  if (values.length > 0) {
    await terraform.pushState(state.with(values));
  }
  return values.map(({ address, attribute }) => `filled into the state: ${attribute} of ${address}`);
}

/** What the configuration says of the groups that are imported, where the state has nothing. */
async function missingValues(
  terraform: Terraform,
  document: StackDocument,
  state: State,
  imports: readonly Import[],
): Promise<readonly AttributeValue[]> {
  const found: AttributeValue[] = [];
  for (const [address, group] of resourcesOf(document, groupType)) {
    const said = Object.entries(unreadArguments(document, group)).filter(([name]) => state.lacks(address, name));
    if (said.length > 0 && imports.some(({ to }) => to === address)) {
      const values = await terraform.evaluate(said.map(([, expression]) => expression));
      found.push(...said.map(([attribute], index) => ({ address, attribute, value: values[index] })));
    }
  }
  return found.filter(({ value }) => value !== null && value !== "");
}
