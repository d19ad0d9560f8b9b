import { App, TerraformStack } from "cdktf";
import { ValidationError } from "../../constructs/core";
import { type Attributes, synthesize } from "../../constructs/testing";
import { CacheStack } from "../../stacks/cache-stack";
import type { Environment } from "../../stacks/environment";
import { MergedModule, diagnosticsOf } from "../support/merged-module";
import { type Place, placesIn } from "../support/prop-places";
import { PropDocs } from "../support/prop-docs";
import { requireOrSkip } from "../support/requirements";
import { terraformRequirement } from "../support/terraform";
import { sourcesIn, tokenKinds, variablesOfSources } from "../support/token-kinds";
import { isPossible } from "../support/token-trials";

/** An environment with every prop of its own, and a cache with few. */
const environment: Environment = {
  account: "111122223333",
  region: "us-east-1",
  state: { kind: "s3", bucket: "state.example.com", region: "us-east-1" },
  network: { kind: "existing", vpcId: "vpc-0a", subnetIds: ["subnet-0a", "subnet-0b"] },
  clients: { app: { kind: "cidr", cidr: "10.0.0.0/16" } },
  tags: { team: "shop" },
  deviations: { "flow-logs": "a test" },
  imports: { "Cache/ReplicationGroup": "legacy" },
  caches: {
    Cache: {
      name: "sessions",
      description: "Sessions",
      tags: { part: "cache" },
      alarms: { level: "off" },
      alerts: { kind: "off" },
      dashboard: { kind: "off" },
      deviations: { "alarm-actions": "a test" },
    },
  },
};

const raw = /TfToken|\de\+\d|Map Token Value|\$\$/;

interface Outcome {
  readonly text: string;
  readonly document?: Attributes;
  readonly refusal?: ValidationError;
}

/** What an environment with a token in one place makes: its document, or what it refuses. */
function outcome({ put, sample }: Place, kind: string): Outcome {
  const app = new App({ stackTraces: false });
  const value = tokenKinds[kind]?.value(sourcesIn(new TerraformStack(app, "variables")), sample);
  try {
    const stack = new CacheStack(app, "stack", put(value) as unknown as Environment);
    const { document } = synthesize(stack);
    return { text: JSON.stringify(document), document };
  } catch (error) {
    if (error instanceof ValidationError) {
      return { text: error.message, refusal: error };
    }
    throw new Error(`${kind}: ${String(error)}`, { cause: error });
  }
}

const places = placesIn(environment as never).filter(({ isKey }) => !isKey);
const docs = new PropDocs();
const made = new MergedModule(variablesOfSources);

describe("an environment with a token", () => {
  it.each(places.map((place) => [place.at, place] as const))("in %s is made, or says so", (at, place) => {
    const kinds = Object.entries(tokenKinds).filter(([, kind]) => kind.like !== true && isPossible(kind, place));
    const outcomes = kinds.map(([kind, { of }]) => [kind, of, outcome(place, kind)] as const);
    expect(outcomes.filter(([, , { text }]) => raw.test(text)).map(([kind]) => kind)).toEqual([]);
    for (const [kind, of, { refusal, document }] of outcomes) {
      if (document !== undefined) {
        made.add(document, `${at}: ${kind}`);
        // Terraform takes no expressions there, and does not look at it when it validates.
        expect(JSON.stringify(document.terraform)).not.toMatch(/[$%]\{/);
      }
      const named = refusal?.problems.some(({ prop }) => prop.startsWith(at) || at.startsWith(prop));
      expect(named).toBe(refusal && true);
      expect(refusal === undefined && of === "none").toBe(false);
    }
    const said = docs.alongPath("Environment", at.split(/[.[\]]+/), environment);
    if (said.some(({ text }) => text.includes("Known at synth: no token."))) {
      expect(outcomes.filter(([, , { refusal }]) => refusal === undefined)).toEqual([]);
    }
  });

  requireOrSkip(...terraformRequirement())("that is made", () => {
    it("is valid to Terraform", async () => {
      expect(Object.keys(made.document)).toEqual(["variable", "resource", "data", "locals", "output", "provider"]);
      expect(await diagnosticsOf([made])).toEqual([]);
    }, 300_000);
  });
});
