/**
 * Families of node types that a durable cache may have. The English page lags behind the translated ones, which name the
 * eighth generation as well.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Durability.Limitations.html
 * @see https://docs.aws.amazon.com/es_es/AmazonElastiCache/latest/dg/Durability.Limitations.html
 */
export const durableFamilies = ["r8g", "r7g", "r6g", "m8g", "m7g", "m6g", "c8gn", "c7gn"];

/**
 * Lowest version of Valkey that takes the setting.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Durability.Limitations.html
 */
export const minDurableValkey = "9.0";
