import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import fc from "fast-check";
import { RedisCache } from "../../constructs";
import { ValidationError } from "../../constructs/core";
import { synthesize } from "../../constructs/testing";
import { requireOrSkip } from "../support/requirements";
import { configurationOf } from "../support/stacks";
import { terraformRequirement } from "../support/terraform";
import { TerraformWorkspace } from "../support/terraform-workspace";
import { type Configuration, configurations, rules } from "./prop-space/prop-space";

/** Configurations tried; of those that synthesize, as many are planned as well. */
const tried = 1200;
const planned = 25;
const seed = 20261125;

function newStack(): TerraformStack {
  const stack = new TerraformStack(new App({ stackTraces: false }), "stack");
  new AwsProvider(stack, "Aws", { region: "us-east-1" });
  return stack;
}

/** Makes the cache, with a name that no other one has. */
function make(stack: TerraformStack, id: string, { props, expected }: Configuration): void {
  const name = expected.has("name") ? props.name : `${String(props.name)}-${id.toLowerCase()}`;
  new RedisCache(stack, id, { ...props, name } as never);
}

function refusalOf(stack: TerraformStack, id: string, configuration: Configuration): unknown {
  try {
    make(stack, id, configuration);
    return undefined;
  } catch (error) {
    return error;
  }
}

/** The prop of a cache that a problem is about: `topology` for `topology.replicas`. */
function propOf({ prop }: { readonly prop: string }): string {
  return prop.split(/[.[]/)[0] ?? "";
}

describe("of all configurations of a cache", () => {
  const accepted: Configuration[] = [];
  const met = new Map<string, number>();

  it(`those and only those are refused that break a rule, ${tried} of them tried`, () => {
    let stack = newStack();
    let count = 0;
    fc.assert(
      fc.property(configurations, (configuration) => {
        count += 1;
        stack = count % 50 === 0 ? newStack() : stack;
        const error = refusalOf(stack, `C${count}`, configuration);
        if (error !== undefined) {
          // Nothing else is thrown, and the cache itself refuses: no part of it was made by then.
          expect(error).toBeInstanceOf(ValidationError);
          expect((error as ValidationError).path).toBe(`stack/C${count}`);
        } else {
          accepted.push(configuration);
        }
        const refused = new Set(error === undefined ? [] : (error as ValidationError).problems.map(propOf));
        const { expected, possible } = configuration;
        const certain = [...refused].filter((prop) => expected.has(prop) || !possible.has(prop));
        expect(certain.sort()).toStrictEqual([...expected.keys()].sort());
        [...expected.values()].forEach((broken) => {
          broken.forEach((rule) => met.set(rule, (met.get(rule) ?? 0) + 1));
        });
      }),
      { numRuns: tried, seed },
    );
    const counts = rules.map((rule) => `${rule} ${met.get(rule) ?? 0}`).join(", ");
    console.info(
      `tried ${tried} configurations: ${accepted.length} synthesize, ${tried - accepted.length} are refused (${counts})`,
    );
    expect([...met.keys()].sort()).toStrictEqual(rules);
  });

  requireOrSkip(...terraformRequirement())("those that synthesize", () => {
    const workspaceOf = (some: readonly Configuration[]) => {
      const stack = newStack();
      some.forEach((configuration, index) => {
        make(stack, `C${index}`, configuration);
      });
      return new TerraformWorkspace(configurationOf(synthesize(stack)));
    };

    it("are valid", async () => {
      const workspace = workspaceOf(accepted);
      const diagnostics = await workspace.validate();
      workspace.dispose();
      expect(diagnostics).toStrictEqual([]);
    });

    it("can be planned", async () => {
      const workspace = workspaceOf(accepted.slice(0, planned));
      const plan = await workspace.changes();
      workspace.dispose();
      expect(plan?.errors).toBe("");
    });
  });
});
