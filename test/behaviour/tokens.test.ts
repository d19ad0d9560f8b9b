import { parts } from "../support/parts";
import { describeTokens } from "../support/token-expectations";

/** The front door and its monitoring are tried in a file of their own, at the same time. */
describeTokens(parts.filter(({ part }) => !["RedisCache", "CacheMonitoring"].includes(part.name)));
