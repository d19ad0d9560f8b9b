/**
 * Last day of standard support of each major version of Redis OSS that AWS has announced one for (ISO date). Extended
 * Support, at a surcharge, begins the day after.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/extended-support-versions.html
 */
export const standardSupportEnds = { "4": "2026-01-31", "5": "2026-01-31", "6": "2027-01-31" } as const;
