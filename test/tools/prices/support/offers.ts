/** A row of an offer file: a product and its terms on demand. */
export interface CraftedRow {
  readonly sku: string;
  readonly product: object;
  readonly onDemand: object;
}

/** How a crafted row differs from a node of Valkey in Ireland. */
export interface Differences {
  readonly sku?: string;
  readonly productFamily?: string;
  readonly attributes?: Readonly<Record<string, unknown>>;
  readonly dimension?: Readonly<Record<string, unknown>>;
  readonly termAttributes?: object;
}

/** A row as AWS writes it, for cache.r7g.large with Valkey in eu-west-1 at $0.1944. */
export function row({
  sku = "NODE",
  productFamily = "Cache Instance",
  attributes = {},
  dimension = {},
  termAttributes = {},
}: Differences = {}): CraftedRow {
  const ofNode = {
    servicecode: "AmazonElastiCache",
    location: "EU (Ireland)",
    locationType: "AWS Region",
    instanceType: "cache.r7g.large",
    currentGeneration: "Yes",
    cacheEngine: "Valkey",
    usagetype: "EU-NodeUsage:cache.r7g.large",
    operation: "CreateCacheCluster:Valkey",
    regionCode: "eu-west-1",
  };
  const code = `${sku}.JRTCKXETXF`;
  return {
    sku,
    product: { sku, productFamily, attributes: { ...ofNode, ...attributes } },
    onDemand: {
      [code]: {
        offerTermCode: "JRTCKXETXF",
        sku,
        priceDimensions: {
          [`${code}.6YS6EN2CT7`]: {
            description: "$0.1944 per R7G Large Cache node-hour (or partial hour) running Valkey",
            beginRange: "0",
            endRange: "Inf",
            unit: "Hrs",
            pricePerUnit: { USD: "0.1944000000" },
            ...dimension,
          },
        },
        termAttributes,
      },
    },
  };
}

/** A row at this price for a unit. */
export function rowAt(usd: string, attributes: Readonly<Record<string, unknown>>, more: Differences = {}): CraftedRow {
  return row({ ...more, attributes, dimension: { ...more.dimension, pricePerUnit: { USD: usd } } });
}

/** What a serverless cache is charged for. */
export function serverlessRow(usagetype: string, unit: string, usd: string): CraftedRow {
  return rowAt(
    usd,
    { usagetype, cacheEngine: undefined, instanceType: undefined, operation: "CreateServerlessCache" },
    { sku: usagetype, productFamily: "ElastiCache Serverless", dimension: { unit } },
  );
}

/** The content of an offer file with these rows. */
export function offerWith(rows: readonly CraftedRow[], rest: object = {}) {
  return {
    formatVersion: "v1.0",
    offerCode: "AmazonElastiCache",
    version: "20261108221028",
    publicationDate: "2026-11-08T22:10:28Z",
    products: Object.fromEntries(rows.map(({ sku, product }) => [sku, product])),
    terms: { OnDemand: Object.fromEntries(rows.map(({ sku, onDemand }) => [sku, onDemand])), Reserved: {} },
    ...rest,
  };
}
