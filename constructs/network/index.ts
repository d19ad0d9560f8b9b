export { CacheNetwork, type CacheNetworkProps } from "./cache-network";
export { ClientRule, type ClientRuleProps } from "./client-rule";
export type { CidrClient, Client, ClientLookup, Clients, PrefixListClient, SecurityGroupClient } from "./clients";
export type { ExistingNetwork, IsolatedNetwork, Network, NetworkLookup, NetworkOfSubnetGroup } from "./network-choice";
export { SecurityGroup, type SecurityGroupProps } from "./security-group";

/** @internal */
export { networkHints, subnetGroupOf } from "./cache-network";
/** @internal */
export { clientsCheck, placedClients } from "./clients";
/** @internal */
export { descriptionCheck, groupNameStartCheck, ownGroupNameCheck } from "./group-names";
/** @internal */
export { checkNetworkApp, networkCheck, placedZones } from "./network-choice";
/** @internal */
export { ruleHints } from "./security-group";
