import { sample } from "../../../tools/mutate/sample";

const numbers = Array.from({ length: 100 }, (_, index) => index);

describe("a sample", () => {
  it("is the same for the same seed, and another one for another", () => {
    expect(sample(numbers, 20, 1)).toStrictEqual(sample(numbers, 20, 1));
    expect(sample(numbers, 20, 1)).not.toStrictEqual(sample(numbers, 20, 2));
  });

  it("has the size that was asked for, without one twice, and all if there are fewer", () => {
    expect(new Set(sample(numbers, 20, 1)).size).toBe(20);
    expect(new Set(sample(numbers, 500, 1)).size).toBe(100);
  });

  it("takes each about as often as any other", () => {
    const taken = numbers.flatMap((seed) => sample(numbers, 20, 1000 * seed));
    const times = numbers.map((number) => taken.filter((one) => one === number).length);
    expect(Math.min(...times)).toBeGreaterThan(5);
    expect(Math.max(...times)).toBeLessThan(40);
  });
});
