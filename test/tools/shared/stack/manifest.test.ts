import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Failure } from "../../../../tools/shared/failure";
import { readManifest, readStack } from "../../../../tools/shared/stack/manifest";
import { readSynthesized } from "../../../../tools/shared/stack/synthesized";
import { writeStacks } from "../../../support/synthesized-output";

const shop = { resource: { aws_vpc: { main: { cidr_block: "10.0.0.0/16" } } } };

let outdir: string;

beforeEach(() => {
  outdir = mkdtempSync(join(tmpdir(), "stacks-"));
});

afterEach(() => {
  rmSync(outdir, { recursive: true });
});

/** What the reader says, if it is a failure that it foresees. */
function refusal(read: () => unknown): string {
  try {
    read();
    return "read";
  } catch (error) {
    return error instanceof Failure ? error.message : `unforeseen: ${String(error)}`;
  }
}

test("a stack is read where the manifest says that it is, whatever its folder is called", () => {
  writeFileSync(join(outdir, "elsewhere.json"), JSON.stringify(shop));
  writeFileSync(
    join(outdir, "manifest.json"),
    JSON.stringify({ stacks: { shop: { name: "shop", synthesizedStackPath: "elsewhere.json" } } }),
  );

  expect(readStack(outdir, "shop")).toEqual(shop);
});

test("every stack is read with the warnings of its constructs", () => {
  writeStacks(outdir, { shop });
  const manifest = readManifest(outdir);
  const annotations = [{ constructPath: "shop/Cache", message: "single-node" }];
  writeFileSync(join(outdir, "manifest.json"), JSON.stringify({ stacks: { shop: { ...manifest.shop, annotations } } }));

  expect(readSynthesized(outdir)).toEqual([{ name: "shop", document: shop, warnings: ["shop/Cache: single-node"] }]);
});

describe("what is not there is told, with what to run:", () => {
  test("nothing is synthesized", () => {
    expect(refusal(() => readStack(outdir, "shop"))).toBe(
      `nothing is synthesized in ${outdir}: run \`npx cdktf synth\` first`,
    );
  });

  test.each(["other", "constructor"])("a stack called %s", (name) => {
    writeStacks(outdir, { shop, office: {} });

    expect(refusal(() => readStack(outdir, name))).toBe(`there is no stack ${name}, only shop, office`);
  });

  test("a stack of an app that has none", () => {
    writeStacks(outdir, {});

    expect(refusal(() => readStack(outdir, "shop"))).toBe("there is no stack shop, and no other");
  });

  test("the file of a stack", () => {
    writeStacks(outdir, { shop });
    const file = join(outdir, "stacks/shop/cdk.tf.json");
    rmSync(file);

    expect(refusal(() => readStack(outdir, "shop"))).toBe(
      `${file} of the stack shop is missing: run \`npx cdktf synth\` to write it again`,
    );
  });

  test.each([
    ["a part of JSON", '{"resource":'],
    ["a list", "[]"],
    ["nothing", ""],
  ])("JSON in the file of a stack, which has %s", (_what, text) => {
    writeStacks(outdir, { shop });
    const file = join(outdir, "stacks/shop/cdk.tf.json");
    writeFileSync(file, text);

    expect(refusal(() => readStack(outdir, "shop"))).toBe(
      `${file} is not a JSON object: run \`npx cdktf synth\` to write it again`,
    );
  });

  test("stacks in the manifest", () => {
    writeFileSync(join(outdir, "manifest.json"), "{}");

    expect(refusal(() => readManifest(outdir))).toBe(
      `${join(outdir, "manifest.json")} names no stacks: run \`npx cdktf synth\` to write it again`,
    );
  });
});
