import { backoff, jittered } from "../../client/jitter";

describe("jitter", () => {
  const random = jest.spyOn(Math, "random");

  afterAll(() => {
    random.mockRestore();
  });

  test.each([
    [0, 1_000],
    [0.5, 950],
    [0.999, 900.1],
  ])("with %p drawn, makes a time shorter by a part of the share: %p", (drawn, ms) => {
    random.mockReturnValue(drawn);

    expect(jittered(1_000, 0.1)).toBeCloseTo(ms);
  });

  test.each([
    [0, 50],
    [1, 100],
    [2, 200],
    [4, 800],
    [5, 1_000],
    [1_000, 1_000],
  ])("lets try %p wait for anything up to a time that doubles, and no longer than two seconds: %p", (tries, ms) => {
    random.mockReturnValue(0.5);

    expect(backoff(tries, 100, 2_000)).toBe(ms);
  });

  test("may let a try wait for no time at all", () => {
    random.mockReturnValue(0);

    expect(backoff(3, 100, 2_000)).toBe(0);
  });
});
