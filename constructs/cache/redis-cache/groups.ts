import { type Check, list, optional, required, securityGroupIdCheck, subnetGroupNameCheck, variants } from "../../core";
import { groupDescriptionCheck, ownParameterGroupNameCheck, parameterGroupNameCheck } from "../../elasticache";
import { ownGroupNameCheck } from "../../network";

const hints = () => require("./hints") as typeof import("./hints");

/** The subnet group of a cache. */
export type SubnetGroupChoice =
  | {
      /** The group is made for the cache. */
      readonly kind: "own-subnet-group";
      /**
       * Name of the group, in full; AWS stores it in lower case. Changing it replaces the cache.
       *
       * @default "<name>-subnet-group"
       */
      readonly name?: string;
      /**
       * Description shown in the console. Changing it changes nothing else.
       *
       * @default "Subnets of <name>"
       */
      readonly description?: string;
    }
  | {
      /** The group exists and is left as it is. */
      readonly kind: "existing-subnet-group";
      /** Name of the group, whose subnets are in the VPC of `network`. Changing it replaces the cache. */
      readonly subnetGroupName: string;
    };

/** The parameter group of a cache. */
export type ParameterGroupChoice =
  | {
      /** The group is made for the cache. */
      readonly kind: "own-parameter-group";
      /**
       * Name of the group, in full; AWS stores it in lower case. An engine of another family, and another description,
       * need another name: both make a new group beside the old one.
       *
       * @default - `name` and the family
       */
      readonly name?: string;
      /**
       * Description shown in the console. Changing it replaces the group.
       *
       * @default "Parameters of <name>"
       */
      readonly description?: string;
    }
  | {
      /** The group exists and is left as it is, so `parameters` must be left out. */
      readonly kind: "existing-parameter-group";
      /** Name of a group of the engine's family; for a sharded cache, one with `cluster-enabled`. */
      readonly parameterGroupName: string;
    };

/** The security groups of a cache. */
export type SecurityGroupsChoice =
  | {
      /** A group is made for the cache, with one rule for each client. */
      readonly kind: "own-security-group";
      /**
       * Name of the group, in full. Changing it replaces the group, which AWS refuses while the cache uses it.
       *
       * @default "<name>-clients"
       */
      readonly name?: string;
      /**
       * Ids of existing groups that the nodes have as well; they are left as they are.
       *
       * @default - none
       */
      readonly additionalSecurityGroupIds?: readonly string[];
    }
  | {
      /** The groups exist and are left as they are, so `clients` must be left out and `allowFrom` refuses. */
      readonly kind: "existing-security-groups";
      /** Ids of the groups, in the VPC of the cache, whose rules say who may connect. */
      readonly securityGroupIds: readonly string[];
    };

/**
 * Check of a {@link SubnetGroupChoice}.
 *
 * @internal
 */
export const subnetGroupChoiceCheck: Check<SubnetGroupChoice> = variants<SubnetGroupChoice>(
  {
    "own-subnet-group": { name: optional(subnetGroupNameCheck), description: optional(groupDescriptionCheck) },
    "existing-subnet-group": { subnetGroupName: required(subnetGroupNameCheck) },
  },
  () => hints().subnetGroupChoiceHints,
);

/**
 * Check of a {@link ParameterGroupChoice}.
 *
 * @internal
 */
export const parameterGroupChoiceCheck: Check<ParameterGroupChoice> = variants<ParameterGroupChoice>(
  {
    "own-parameter-group": { name: optional(ownParameterGroupNameCheck), description: optional(groupDescriptionCheck) },
    "existing-parameter-group": { parameterGroupName: required(parameterGroupNameCheck) },
  },
  () => hints().parameterGroupChoiceHints,
);

/**
 * Check of a {@link SecurityGroupsChoice}.
 *
 * @internal
 */
export const securityGroupsChoiceCheck: Check<SecurityGroupsChoice> = variants<SecurityGroupsChoice>(
  {
    "own-security-group": {
      name: optional(ownGroupNameCheck),
      additionalSecurityGroupIds: optional(list(securityGroupIdCheck, { min: 0 })),
    },
    "existing-security-groups": { securityGroupIds: required(list(securityGroupIdCheck)) },
  },
  () => hints().securityGroupsChoiceHints,
);
