import { Failure } from "../shared/failure";
import { isRecord, membersOf, own } from "../shared/records";

/**
 * An offer file of AWS, as far as it is read here.
 *
 * @see https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/reading-service-price-list-file-for-services.html
 */
export interface Offer {
  /** In ISO 8601. */
  readonly publicationDate: string;
  /** What is sold, by SKU. */
  readonly products: Members;
  readonly terms: {
    /** By SKU, then by term. */
    readonly OnDemand: Members;
    readonly Reserved: Members;
  };
}

/** Members of a file whose values may be anything. */
export type Members = Readonly<Record<string, unknown>>;

/** The only service whose offer file is read. */
const offerCode = "AmazonElastiCache";

/**
 * Checks what makes a file an offer file of ElastiCache.
 *
 * @param file what it is called in messages
 * @throws Failure that names the member which is wrong, the rule and what was there
 */
export function parseOffer(content: unknown, file: string): Offer {
  const { offerCode: code, publicationDate, products, terms } = membersOf(content);
  if (code !== offerCode) {
    refuse(file, "offerCode", `must be "${offerCode}"`, code);
  }
  if (typeof publicationDate !== "string" || !isTime(publicationDate)) {
    refuse(file, "publicationDate", "must be a time in ISO 8601", publicationDate);
  }
  if (!isRecord(products)) {
    refuse(file, "products", "must have products by SKU", products);
  }
  const { OnDemand, Reserved } = membersOf(terms);
  if (!isRecord(OnDemand)) {
    refuse(file, "terms.OnDemand", "must have terms by SKU", OnDemand);
  }
  return { publicationDate, products, terms: { OnDemand, Reserved: membersOf(Reserved) } };
}

/** A text of a member; empty when it is something else. */
export function textOf(members: Members, name: string): string {
  const value = own(members, name);
  return typeof value === "string" ? value : "";
}

function isTime(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}T/.test(text) && !Number.isNaN(Date.parse(text));
}

function refuse(file: string, member: string, rule: string, value: unknown): never {
  const received = value === undefined ? "nothing" : JSON.stringify(value).slice(0, 80);
  throw new Failure(`${file} is not an offer file of ElastiCache: ${member} ${rule}; got ${received}`);
}
