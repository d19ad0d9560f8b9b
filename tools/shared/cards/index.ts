import { own } from "../records";
import type { Card } from "./card";
import { cluster } from "./elasticache/cluster";
import { globalReplicationGroup } from "./elasticache/global-replication-group";
import { parameterGroup, reservedNode, subnetGroup } from "./elasticache/groups";
import { elastiCacheData } from "./elasticache/looked-up";
import { replicationGroup } from "./elasticache/replication-group/index";
import { serverlessCache } from "./elasticache/serverless-cache";
import { user, userGroup, userGroupAssociation } from "./elasticache/users";
import { encryption } from "./neighbours/encryption";
import { identity } from "./neighbours/identity";
import { monitoring } from "./neighbours/monitoring";
import { network, networkData } from "./neighbours/network";
import { notifications } from "./neighbours/notifications";
import { releases } from "./neighbours/releases";
import { scaling } from "./neighbours/scaling";
import { secrets, secretsData } from "./neighbours/secrets";
import { stores } from "./neighbours/stores";
import { values, valuesData } from "./neighbours/values";
import type { Permission } from "./permission";

/**
 * What is known, by resource type. Which attribute forces a replacement is decided by the provider and read from the
 * plan; a card says what that costs.
 */
export const cards: Readonly<Record<string, Card>> = {
  aws_elasticache_cluster: cluster,
  aws_elasticache_global_replication_group: globalReplicationGroup,
  aws_elasticache_parameter_group: parameterGroup,
  aws_elasticache_replication_group: replicationGroup,
  aws_elasticache_reserved_cache_node: reservedNode,
  aws_elasticache_serverless_cache: serverlessCache,
  aws_elasticache_subnet_group: subnetGroup,
  aws_elasticache_user: user,
  aws_elasticache_user_group: userGroup,
  aws_elasticache_user_group_association: userGroupAssociation,
  ...encryption,
  ...identity,
  ...monitoring,
  ...network,
  ...notifications,
  ...releases,
  ...scaling,
  ...secrets,
  ...stores,
  ...values,
};

/** The card of a type, if there is one. */
export function cardOf(type: string): Card | undefined {
  return own(cards, type);
}

/** Permissions for reading data sources, by type. */
const dataSources: Readonly<Record<string, readonly Permission[]>> = {
  ...elastiCacheData,
  ...networkData,
  ...secretsData,
  ...valuesData,
};

/**
 * Permissions of a role that deploys something of a type; undefined when none are declared.
 *
 * @param type a resource by its type, a data source with `data.` before it
 */
export function permissionsOf(type: string): readonly Permission[] | undefined {
  const source = /^data\.(.+)$/.exec(type)?.[1];
  return source === undefined ? cardOf(type)?.permissions : own(dataSources, source);
}
