import { parts } from "../support/parts";
import { describeTokens } from "../support/token-expectations";

/** These make up to a hundred resources each time: of kinds that are alike they get one. */
describeTokens(
  parts.filter(({ part }) => ["RedisCache", "CacheMonitoring"].includes(part.name)),
  { isLarge: true },
);
