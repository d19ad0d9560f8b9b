import type { Resource } from "./resource";

/** How much of something is used a month, by the key of a usage file; undefined when that is not declared. */
export type UsageOf = (resource: Pick<Resource, "address" | "type">, key: string) => number | undefined;
