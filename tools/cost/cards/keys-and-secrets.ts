import { isRecord } from "../../shared/records";
import { type Resource, knownAfterApply } from "../input/resource";
import { type Card, type Market, other, priced, usage } from "./card";

/** A customer managed key, and the requests to it. */
export const key: Card = (resource, market) => [
  priced(resource, market, {
    kind: "keys",
    name: "Customer managed key",
    unit: "months",
    quantity: 1,
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
    inRegion({ ...resource, region }, market, `Replica of the secret in ${region}`),
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

function replicasOf({ values: { replica } }: Resource): readonly string[] {
  const blocks: readonly unknown[] = Array.isArray(replica) ? replica : [];
  return blocks.filter(isRecord).map(({ region }) => (region === knownAfterApply ? "another region" : String(region)));
}
