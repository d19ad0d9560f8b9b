import { replicationGroupWarnings } from "../../elasticache";
import { alarmWarnings } from "../../monitoring";

/** Ids of the warnings about a cache, including those about its parts. */
export const redisCacheWarnings = [
  ...new Set([
    ...replicationGroupWarnings,
    ...alarmWarnings,
    "alert-key-policy",
    "default-user",
    "no-eviction",
  ] as const),
];

/** Id of a warning about a cache. */
export type RedisCacheWarning = (typeof redisCacheWarnings)[number];
