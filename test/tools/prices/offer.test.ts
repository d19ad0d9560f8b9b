import { parseOffer } from "../../../tools/prices/offer";
import { Failure } from "../../../tools/shared/failure";
import { offerWith, row } from "./support/offers";

test.each<[string, unknown, string]>([
  ["null", null, 'offerCode must be "AmazonElastiCache"; got nothing'],
  ["a list", [], 'offerCode must be "AmazonElastiCache"; got nothing'],
  [
    "another service",
    offerWith([], { offerCode: "AmazonEC2" }),
    'offerCode must be "AmazonElastiCache"; got "AmazonEC2"',
  ],
  ["no date", offerWith([], { publicationDate: undefined }), "publicationDate must be a time in ISO 8601; got nothing"],
  [
    "a day only",
    offerWith([], { publicationDate: "8 Nov 2026" }),
    'publicationDate must be a time in ISO 8601; got "8 Nov 2026"',
  ],
  ["no such day", offerWith([], { publicationDate: "2026-13-08T00:00:00Z" }), 'got "2026-13-08T00:00:00Z"'],
  ["products in a list", offerWith([], { products: [] }), "products must have products by SKU; got []"],
  ["no terms", offerWith([], { terms: undefined }), "terms.OnDemand must have terms by SKU; got nothing"],
  [
    "terms that are text",
    offerWith([], { terms: { OnDemand: "x" } }),
    'terms.OnDemand must have terms by SKU; got "x"',
  ],
])("refuses %s", (_, content, message) => {
  const parse = () => parseOffer(content, "offer.json");

  expect(parse).toThrow(Failure);
  expect(parse).toThrow("offer.json is not an offer file of ElastiCache: ");
  expect(parse).toThrow(message);
});

test("needs no terms for reserved nodes", () => {
  const { terms } = offerWith([row()]);

  expect(parseOffer(offerWith([row()], { terms: { OnDemand: terms.OnDemand } }), "offer.json").terms.Reserved).toEqual(
    {},
  );
});
