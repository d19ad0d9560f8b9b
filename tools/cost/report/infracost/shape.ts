/**
 * The JSON of Infracost, as far as it is written here. Amounts are decimal numbers as text, in US dollars.
 *
 * @see https://github.com/infracost/infracost/blob/master/schema/infracost.schema.json
 */
export interface InfracostReport extends Totals {
  readonly version: "0.2";
  readonly metadata: Readonly<Record<string, string>>;
  readonly currency: "USD";
  readonly projects: readonly InfracostProject[];
  readonly timeGenerated: string;
  readonly summary: InfracostSummary;
}

/** A decimal number as text. */
export type Decimal = string;

/** Sums of all projects; those of before and of the change are null without a plan. */
export interface Totals {
  readonly totalHourlyCost: Decimal;
  readonly totalMonthlyCost: Decimal;
  readonly totalMonthlyUsageCost: Decimal;
  readonly pastTotalHourlyCost: Decimal | null;
  readonly pastTotalMonthlyCost: Decimal | null;
  readonly pastTotalMonthlyUsageCost: Decimal | null;
  readonly diffTotalHourlyCost: Decimal | null;
  readonly diffTotalMonthlyCost: Decimal | null;
  readonly diffTotalMonthlyUsageCost: Decimal | null;
}

/** A stack, or a plan. */
export interface InfracostProject {
  readonly name: string;
  readonly displayName: string;
  readonly metadata: {
    readonly path: string;
    readonly type: string;
    readonly warnings: readonly InfracostWarning[];
  };
  readonly pastBreakdown: Breakdown;
  readonly breakdown: Breakdown;
  readonly diff: Breakdown;
  readonly summary: InfracostSummary;
}

/** What makes the answer incomplete, or doubtful. */
export interface InfracostWarning {
  /** Infracost has numbers for warnings of its own only. */
  readonly code: 0;
  readonly message: string;
  /** The resource that it is about. */
  readonly data: { readonly address: string } | null;
  readonly isError: false;
}

/** Resources, and what they cost together. */
export interface Breakdown {
  readonly resources: readonly InfracostResource[];
  /** @default - changes have none */
  readonly freeResources?: readonly InfracostResource[];
  readonly totalHourlyCost: Decimal;
  readonly totalMonthlyCost: Decimal;
  readonly totalMonthlyUsageCost: Decimal;
}

/** One resource. Costs are null when nothing of it has a cost that is known. */
export interface InfracostResource {
  readonly name: string;
  readonly resourceType: string;
  readonly metadata: ResourceMetadata;
  /** @default - it is free */
  readonly hourlyCost?: Decimal | null;
  /** @default - it is free */
  readonly monthlyCost?: Decimal | null;
  /** @default - it is free */
  readonly monthlyUsageCost?: Decimal | null;
  /** @default - it is free */
  readonly costComponents?: readonly CostComponent[];
}

/** What Infracost has no place for. */
export interface ResourceMetadata {
  /** @default - it is not known */
  readonly region?: string;
  /** The cache that the resource belongs to. @default - none, or several */
  readonly cache?: string;
  /** Ways to pay less. @default - none */
  readonly advice?: readonly { readonly text: string; readonly monthlySaving: Decimal }[];
  /** Components that are not in the sums. @default - none */
  readonly notPriced?: readonly { readonly costComponent: string; readonly reason: string }[];
  /** @default - none */
  readonly notes?: readonly { readonly costComponent: string; readonly note: string }[];
  /** Where the prices are from. @default - it has none */
  readonly priceSources?: readonly PriceSourceOf[];
}

/** Where prices of a resource are from. */
export interface PriceSourceOf {
  readonly kind: "list" | "derived";
  readonly date: string;
  readonly text: string;
  readonly url: string;
  readonly costComponents: readonly string[];
}

/** One thing that AWS charges for. What is not known is null. */
export interface CostComponent {
  readonly name: string;
  readonly unit: string;
  readonly hourlyQuantity: Decimal | null;
  readonly monthlyQuantity: Decimal | null;
  readonly price: Decimal | null;
  readonly hourlyCost: Decimal | null;
  readonly monthlyCost: Decimal | null;
  readonly usageBased: boolean;
  /** True when it is not in the sums, although it costs something. */
  readonly priceNotFound: boolean;
}

/** How many resources there are of each kind. */
export interface InfracostSummary {
  readonly totalDetectedResources: number;
  readonly totalSupportedResources: number;
  /** Those that are not priced, or not in full. With any, sums are lower bounds. */
  readonly totalUnsupportedResources: number;
  readonly totalUsageBasedResources: number;
  /** Those that are free: Infracost says "no price" for it. */
  readonly totalNoPriceResources: number;
  readonly supportedResourceCounts: Counts;
  readonly unsupportedResourceCounts: Counts;
  readonly noPriceResourceCounts: Counts;
}

/** How many there are, by resource type. */
export type Counts = Readonly<Record<string, number>>;
