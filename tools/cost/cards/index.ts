import { own } from "../../shared/records";
import type { Component } from "../estimate/component";
import type { Resource } from "../input/resource";
import { type Card, type Market, unpriced } from "./card";
import { cluster } from "./cluster";
import { isFree } from "./free";
import { key, parameter, secret } from "./keys-and-secrets";
import { compositeAlarm, dashboard, logGroup, metricAlarm } from "./monitoring";
import { replicationGroup } from "./replication-group";
import { scalableTarget } from "./scaling";
import { serverlessCache } from "./serverless-cache";

/** What AWS charges, by resource type. A new type is one more card. */
export const cards: Readonly<Record<string, Card>> = {
  aws_appautoscaling_target: scalableTarget,
  aws_cloudwatch_composite_alarm: compositeAlarm,
  aws_cloudwatch_dashboard: dashboard,
  aws_cloudwatch_log_group: logGroup,
  aws_cloudwatch_metric_alarm: metricAlarm,
  aws_elasticache_cluster: cluster,
  aws_elasticache_replication_group: replicationGroup,
  aws_elasticache_serverless_cache: serverlessCache,
  aws_kms_external_key: key,
  aws_kms_key: key,
  aws_kms_replica_external_key: key,
  aws_kms_replica_key: key,
  aws_secretsmanager_secret: secret,
  aws_ssm_parameter: parameter,
};

/** What AWS charges for a resource. One of a type that nothing is known about is not priced. */
export function componentsOf(resource: Resource, market: Market): readonly Component[] {
  const card = own(cards, resource.type);
  if (card !== undefined) {
    return card(resource, market);
  }
  const other = { kind: "other", name: resource.type, unit: "months" } as const;
  return isFree(resource.type) ? [] : [unpriced(other, "no price for resources of this type")];
}
