import { RedisCache } from "../../constructs";
import { requireOrSkip } from "../support/requirements";
import { terraformRequirement } from "../support/terraform";
import { blockOf, sectionOf } from "./block";
import { Effigy, bare, network, synthesizeStack } from "./effigy";
import type { Props } from "./recipes";

const timeout = 300_000;

const blue: Props = bare;
const green: Props = { ...bare, port: 6380, restoreFrom: { kind: "snapshot", snapshotName: "sessions-monday" } };

const withCaches = (caches: Readonly<Record<string, Props>>) =>
  synthesizeStack((stack) => {
    for (const [id, props] of Object.entries(caches)) {
      new RedisCache(stack, id, { name: id.toLowerCase(), network, ...props });
    }
  });

requireOrSkip(...terraformRequirement())("a second cache beside the first", () => {
  const blocks: string[] = [];

  beforeAll(async () => {
    const effigy = await Effigy.deploy(withCaches({ Blue: blue }));
    const both = withCaches({ Blue: blue, Green: green });
    const plan = await effigy.plan(both);
    blocks.push(blockOf(plan, "Green"));
    await effigy.apply(both, plan);
    blocks.push(blockOf(await effigy.plan(withCaches({ Green: green })), "Blue"));
    blocks.push(blockOf(await effigy.plan(withCaches({ Blue: blue, Green: { ...bare, port: 6380 } })), "Green"));
    effigy.dispose();
  }, timeout);

  test.each([
    ["is made without touching the first", 0, "Restore a snapshot"],
    ["is made to change what cannot be changed", 0, "Another key, port, network or name"],
    ["outlives the first, whose removal is noticed", 1, "Another key, port, network or name"],
    ["can forget where its data came from", 2, "Restore a snapshot"],
  ])("%s", (_title, index, heading) => {
    expect(sectionOf(heading)).toContain(`\`\`\`text\n${blocks[index] ?? "no plan"}\n\`\`\`\n`);
  });
});
