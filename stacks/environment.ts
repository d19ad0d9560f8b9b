import type { Clients, Network, RedisCacheProps } from "../constructs";

/** Where Terraform keeps its state. */
export type State =
  | { readonly kind: "local" }
  | {
      readonly kind: "s3";
      /** Bucket for the state; it must exist, with versioning on. */
      readonly bucket: string;
      /** Region of the bucket. */
      readonly region: string;
    };

/** Client applications, by tags of their security group; the group is looked up when Terraform plans. */
export type ClientLookups = Readonly<Record<string, ClientLookup>>;

/** One client application. */
export interface ClientLookup {
  /** Description of its rule in the caches' security group. */
  readonly description: string;
  /** Tags of exactly one security group. */
  readonly securityGroupTags: Readonly<Record<string, string>>;
}

/** One environment: one Terraform stack. Nothing is optional, so every environment decides everything. */
export interface Environment {
  /** Account it may be deployed to; `any` takes the one the credentials belong to. */
  readonly account: string;
  /** AWS region. */
  readonly region: string;
  /** Where Terraform keeps its state. */
  readonly state: State;
  /** The network that the caches share. */
  readonly network: Network;
  /** Applications that connect to every cache, found by tags. */
  readonly clients: ClientLookups;
  /** Further clients of every cache, by id or range. */
  readonly moreClients: Clients;
  /** Tags of everything in the environment. */
  readonly tags: Readonly<Record<string, string>>;
  /** The caches, by construct id. Renaming an id replaces the cache. */
  readonly caches: Readonly<Record<string, Omit<RedisCacheProps, "network" | "clients">>>;
}
