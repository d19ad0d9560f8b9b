export { CacheNetwork, type CacheNetworkProps } from "./cache-network";
export { ClientRule, type ClientRuleProps } from "./client-rule";
export {
  clientsCheck,
  descriptionCheck,
  groupNameStartCheck,
  type CidrClient,
  type Client,
  type ClientLookup,
  type Clients,
  type PrefixListClient,
  type SecurityGroupClient,
} from "./clients";
export {
  networkCheck,
  type ExistingNetwork,
  type IsolatedNetwork,
  type Network,
  type NetworkLookup,
} from "./network-choice";
export { SecurityGroup, type SecurityGroupProps } from "./security-group";
