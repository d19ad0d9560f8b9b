import type { Plan } from "../shared/plan/plan";
import type { StackDocument } from "../shared/stack/document";
import { adviceFor } from "./advice/index";
import { type Market, unpriced } from "./cards/card";
import type { PricedResource, Project } from "./estimate/estimate";
import { estimate } from "./estimate/estimate-resources";
import { resourcesOfPlan } from "./input/from-plan";
import { onlyTerraformKnows, resourcesOfStack } from "./input/from-stack";
import { groupsIn, scalingIn } from "./input/replication-groups";
import { type Resource, type Unseen, theRegion } from "./input/resource";

/** What prices depend on, whatever is priced. */
export interface Asked extends Pick<Market, "prices" | "today" | "usageOf"> {
  /** Where resources are whose region is not said. @default - it stays unknown */
  readonly region: string | undefined;
}

/** Prices a synthesized stack. */
export function projectOfStack(name: string, document: StackDocument, asked: Asked): Project {
  const { resources, unseen } = resourcesOfStack(document, asked.region);
  const market = marketOf(resources, asked, onlyTerraformKnows);
  const priced = [...estimate(resources, market), ...unseen.map(notSeen)];
  return { name, source: "stack", resources: priced, advice: adviceFor(resources, priced, market) };
}

/** Prices what a plan finds, and what it leaves. */
export function projectOfPlan(name: string, plan: Plan, asked: Asked): Project {
  const { before, after, unseen } = resourcesOfPlan(plan, asked.region);
  const market = marketOf(after, asked, knownAfterApplyOnly);
  const priced = estimate(after, market);
  return {
    name,
    source: "plan",
    resources: [...priced, ...unseen.map(notSeen)],
    before: estimate(before, marketOf(before, asked, knownAfterApplyOnly)),
    advice: adviceFor(after, priced, market),
  };
}

function marketOf(resources: readonly Resource[], asked: Asked, whyUnknown: Market["whyUnknown"]): Market {
  const groupOf = groupsIn(resources);
  return { ...asked, whyUnknown, groupOf, scalingOf: scalingIn(resources, groupOf) };
}

function knownAfterApplyOnly(what: string): string {
  return what === theRegion ? "the plan does not show the region: use --region" : `${what} is known after apply only`;
}

function notSeen({ address, reason }: Unseen): PricedResource {
  const [type = "", name = ""] = address.split(".").slice(-2);
  return {
    address,
    type,
    name,
    components: [unpriced({ kind: "other", name: type, unit: "months" }, reason)],
  };
}
