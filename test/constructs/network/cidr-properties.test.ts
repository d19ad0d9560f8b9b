import fc from "fast-check";
import { Problems } from "../../../constructs/core";
import { clientCidr } from "../../../constructs/network/cidr";

/** First and last address of each private range, as numbers. */
const privateRanges = [
  [0x0a000000, 0x0affffff],
  [0xac100000, 0xac1fffff],
  [0xc0a80000, 0xc0a8ffff],
  [0x64400000, 0x647fffff],
] as const;

function isAccepted(cidr: string): boolean {
  const problems = new Problems();
  clientCidr("cidr", cidr, problems);
  return !problems.has("cidr");
}

const dotted = (address: number): string => [24, 16, 8, 0].map((shift) => (address >>> shift) & 255).join(".");

/** Addresses at random, and at the edges of the private ranges, where mistakes are made. */
const address = fc.oneof(
  fc.nat(0xffffffff),
  fc.constantFrom(...privateRanges.flat()).chain((edge) => fc.integer({ min: edge - 300, max: edge + 300 })),
);

test("an IPv4 range is accepted exactly when all of it is private", () => {
  fc.assert(
    fc.property(address, fc.integer({ min: 1, max: 32 }), (within, prefix) => {
      const size = 2 ** (32 - prefix);
      const first = Math.floor(within / size) * size;
      const isPrivate = privateRanges.some(([from, to]) => first >= from && first + size - 1 <= to);
      expect(isAccepted(`${dotted(first)}/${prefix}`)).toBe(isPrivate);
    }),
    { numRuns: 2000 },
  );
});

test("a range that does not begin with its first address is never accepted", () => {
  fc.assert(
    fc.property(address, fc.integer({ min: 1, max: 31 }), (within, prefix) => {
      fc.pre(within % 2 ** (32 - prefix) !== 0);
      expect(isAccepted(`${dotted(within)}/${prefix}`)).toBe(false);
    }),
    { numRuns: 500 },
  );
});

test("whatever text it is given, it says yes or no", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.ipV6().map((ip) => `${ip}/64`),
        fc.anything(),
      ),
      (given) => {
        expect(() => isAccepted(given as string)).not.toThrow();
      },
    ),
  );
});
