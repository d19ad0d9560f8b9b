import type { Clients, Network, RedisCacheProps } from "../constructs";
import type { ChatPlaces } from "../constructs/notifications";
import type { Deviations } from "./deviations";

/** State in a local file: for one person, and for infrastructure that may be lost. */
export interface LocalState {
  /** Where the state is kept. */
  readonly kind: "local";
}

/** State in a bucket, encrypted, and locked by a file next to it. */
export interface S3State {
  /** Where the state is kept. */
  readonly kind: "s3";
  /** Bucket for the state; it must exist, with versioning on. Known at synth: no token. */
  readonly bucket: string;
  /** Region of the bucket. Known at synth: no token. */
  readonly region: string;
}

/** Where Terraform keeps its state. */
export type State = LocalState | S3State;

/** One cache of an environment: the props of a {@link RedisCache}, without those that the caches share. */
export interface EnvironmentCache extends Omit<RedisCacheProps, "network" | "clients"> {
  /**
   * Reasons why this cache does not meet what published security rules demand.
   *
   * @default - it meets everything, or the environment has the reason
   */
  readonly deviations?: Deviations;
}

/** One environment: one Terraform stack. */
export interface Environment {
  /** Account it may be deployed to, 12 digits; `any` takes the one the credentials belong to. Known at synth: no token. */
  readonly account: string;
  /** AWS region. Known at synth: no token. */
  readonly region: string;
  /** Where Terraform keeps its state. Known at synth: no token. */
  readonly state: State;
  /** The network that the caches share. */
  readonly network: Network;
  /** Who may connect to every cache, by a name of your choice. */
  readonly clients: Clients;
  /** Tags of everything in the environment. */
  readonly tags: Readonly<Record<string, string>>;
  /**
   * Chat channels that show the alarms of every cache, by a name of your choice. AWS has a channel only once in an
   * account, so it is given here and not to each cache.
   *
   * @default - none
   */
  readonly chats?: ChatPlaces;
  /**
   * Reasons why the environment, or all of its caches, do not meet what published security rules demand.
   *
   * @default - they meet everything, or each cache has its reasons
   */
  readonly deviations?: Deviations;
  /**
   * What exists and is imported by the next deploy instead of being created: import ids, by the path of a construct below
   * the stack, such as `"Cache/ReplicationGroup": "legacy-sessions"`. A replication group stays as it is while it is
   * here. To be taken out after that deploy; see `importInto`. Known at synth: no token.
   *
   * @default - everything is created
   */
  readonly imports?: Readonly<Record<string, string>>;
  /** The caches, by construct id. Renaming an id replaces the cache. */
  readonly caches: Readonly<Record<string, EnvironmentCache>>;
}

/** All environments, by the name of the Terraform stack. */
export type Environments = Readonly<Record<string, Environment>>;
