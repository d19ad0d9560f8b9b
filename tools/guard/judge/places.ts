import { cardOf } from "../../shared/cards/index";
import type { Plan, Values } from "../../shared/plan/plan";
import { configuredAddress, configuredResources } from "../../shared/plan/references";
import { oncePerPlan } from "./per-plan";

/** Where something is, as far as a plan shows it. */
export interface Place {
  readonly region?: string | undefined;
  readonly account?: string | undefined;
  /** The configuration of the provider, which stands for both when they are not known. */
  readonly provider?: string | undefined;
}

/** Region and account in an ARN; a service without regions leaves them out. */
export function placeInArn(arn: unknown): Place {
  const [, , , region, account] = typeof arn === "string" && arn.startsWith("arn:") ? arn.split(":") : [];
  return { region: filled(region), account: filled(account) };
}

/** True when two places cannot be the same. */
export function isElsewhere(one: Place, other: Place): boolean {
  const [region, account, provider] = (["region", "account", "provider"] as const).map((name) =>
    one[name] === undefined || other[name] === undefined ? undefined : one[name] === other[name],
  );
  const isSame = region === true && account === true;
  return region === false || account === false || (!isSame && provider === false);
}

/**
 * Finds the place of an object: by its own ARN, or by its provider, whose region may be in the code, and whose account
 * and region are those of what it made before.
 */
export const placesIn = oncePerPlan((plan): ((address: string, values: Values, arn?: unknown) => Place) => {
  const resources = configuredResources(plan);
  const providerOf = (address: string) => resources.get(configuredAddress(address))?.provider_config_key;
  const made = new Map(
    plan.resource_changes
      .filter(({ type, mode }) => mode === "managed" && cardOf(type)?.replacedBy.includes("arn") !== true)
      .map(({ address, change }) => [providerOf(address), placeInArn(change.before?.arn)] as const)
      .filter(([, place]) => place.region !== undefined && place.account !== undefined),
  );
  return (address, { region }, arn) => {
    const provider = providerOf(address);
    const own = placeInArn(arn);
    const ofProvider = provider === undefined ? {} : made.get(provider);
    return {
      region: own.region ?? filled(region) ?? regionOf(plan, provider) ?? ofProvider?.region,
      account: own.account ?? ofProvider?.account,
      provider,
    };
  };
});

function regionOf({ configuration }: Plan, provider = ""): string | undefined {
  return filled(configuration.provider_config?.[provider]?.expressions?.region?.constant_value);
}

function filled(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
