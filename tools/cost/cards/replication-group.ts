import { knownAfterApply } from "../input/resource";
import { backups } from "./backups";
import { type Card, other, usage } from "./card";
import { nodeComponents } from "./nodes";
import { shapeOf } from "./shape";

/** A replication group: its nodes, and what is charged for them, their backups and their clients. */
export const replicationGroup: Card = (resource, market) => {
  const { argument, shape } = shapeOf(resource);
  const count = shape === knownAfterApply ? shape : shape.nodes;
  return [
    ...nodeComponents({ resource, of: resource, count, counts: argument }, market),
    ...backups(resource, market),
    ...usage(resource, market, {
      kind: "data transfer",
      name: "Data transfer of clients between zones",
      unit: "GB",
      key: "monthly_cross_zone_gb",
      subject: "data transfer between zones",
      priceIn: other(market, "transfer", "crossZone"),
    }),
  ];
};
