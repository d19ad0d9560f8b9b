import { blocksOf } from "../input/blocks";
import { type Known, type Resource, isTrue, knownAfterApply } from "../input/resource";
import { type Card, type Market, other, priced, unpriced, usage } from "./card";

/** https://aws.amazon.com/kms/pricing/ */
const rotation = "each of its first two rotations adds as much as the key costs";

/** A customer managed key, and the requests to it. */
export const key: Card = (resource, market) => [
  priced(resource, market, {
    kind: "keys",
    name: "Customer managed key",
    unit: "months",
    quantity: 1,
    ...(isTrue(resource, "enable_key_rotation") ? { note: rotation } : {}),
    subject: "KMS keys",
    priceIn: other(market, "kms", "key"),
  }),
  ...usage(resource, market, {
    kind: "keys",
    name: "Requests to the key",
    unit: "requests",
    key: "monthly_requests",
    subject: "requests to KMS",
    priceIn: other(market, "kms", "requests"),
  }),
];

/** A secret, each of its replicas in other regions, and the requests for it. */
export const secret: Card = (resource, market) => [
  inRegion(resource, market, "Secret"),
  ...replicasOf(resource).map((region) =>
    inRegion(
      { ...resource, region },
      market,
      `Replica of the secret${typeof region === "string" ? ` in ${region}` : ""}`,
    ),
  ),
  ...usage(resource, market, {
    kind: "secrets",
    name: "Requests for the secret",
    unit: "requests",
    key: "monthly_requests",
    subject: "requests to Secrets Manager",
    priceIn: other(market, "secretsmanager", "requests"),
  }),
];

/** A parameter of the standard tier is free. */
export const parameter: Card = ({ values: { tier } }, market) => {
  if ((tier ?? null) === null || tier === "Standard") {
    return [];
  }
  const notPriced =
    tier === knownAfterApply ? market.whyUnknown("`tier`") : `no price for parameters of tier ${String(tier)}`;
  const name = tier === knownAfterApply ? "Parameter" : `Parameter (${String(tier)})`;
  return [unpriced({ kind: "secrets", name, unit: "months" }, notPriced)];
};

function inRegion(resource: Resource, market: Market, name: string) {
  return priced(resource, market, {
    kind: "secrets",
    name,
    unit: "months",
    quantity: 1,
    subject: "secrets",
    priceIn: other(market, "secretsmanager", "secret"),
  });
}

function replicasOf({ values: { replica } }: Resource): readonly Known<string>[] {
  return blocksOf(replica).map(({ region }) => (typeof region === "string" ? region : knownAfterApply));
}
