import { RedisCache } from "../../constructs";
import { requireOrSkip } from "../support/requirements";
import { type Configuration, terraformRequirement } from "../support/terraform";
import { blockOf, sectionOf } from "./block";
import { Effigy, bare, network, synthesizeStack } from "./effigy";
import { recipes } from "./recipes";

/** Longest time for one round of applies, in milliseconds. */
const timeout = 300_000;

const longest = Math.max(...Object.values(recipes).map(({ steps }) => steps.length));

/** Every recipe's cache in one stack, each at the given step or at its last, so that a few plans test all recipes. */
function at(step: number): Configuration {
  return synthesizeStack((stack) => {
    for (const [id, { steps }] of Object.entries(recipes)) {
      const props = steps[Math.min(step, steps.length - 1)]!;
      new RedisCache(stack, id, { name: id.toLowerCase(), network, ...bare, ...props });
    }
  });
}

requireOrSkip(...terraformRequirement())("migrations", () => {
  const blocks = new Map<string, string>();

  beforeAll(async () => {
    const effigy = await Effigy.deploy(at(0));
    for (let step = 1; step < longest; step += 1) {
      const configuration = at(step);
      const plan = await effigy.plan(configuration);
      for (const [id] of Object.entries(recipes).filter(([, { steps }]) => step < steps.length)) {
        blocks.set(`${id} ${step}`, blockOf(plan, id));
      }
      await effigy.apply(configuration, plan);
    }
    effigy.dispose();
  }, timeout);

  const cases = Object.entries(recipes).flatMap(([id, { heading, steps }]) =>
    steps.slice(1).map((_props, index) => [id, index + 1, heading] as const),
  );

  test.each(cases)("%s, step %i, goes as documented", (id, step, heading) => {
    expect(sectionOf(heading)).toContain(`\`\`\`text\n${blocks.get(`${id} ${step}`) ?? "no plan"}\n\`\`\`\n`);
  });
});
