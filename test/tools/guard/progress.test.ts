import { during } from "../../../tools/guard/progress";

describe("progress", () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  test("says what begins, every ten seconds that it lasts, and nothing once it is over", async () => {
    const news: string[] = [];
    const work = new Promise<string>((done) => {
      setTimeout(() => {
        done("planned");
      }, 25_000);
    });
    const result = during((text) => news.push(text), "terraform plan", work);
    await jest.advanceTimersByTimeAsync(60_000);

    expect(await result).toBe("planned");
    expect(news).toEqual(["terraform plan", "terraform plan: 10 s so far", "terraform plan: 20 s so far"]);
  });

  test("says why it may take long once it does", async () => {
    const news: string[] = [];
    const work = new Promise<void>((done) => {
      setTimeout(done, 35_000);
    });
    const result = during((text) => news.push(text), "terraform plan", work, "a cache is busy");
    await jest.advanceTimersByTimeAsync(60_000);
    await result;

    expect(news).toEqual([
      "terraform plan",
      "terraform plan: 10 s so far",
      "terraform plan: 20 s so far",
      "terraform plan: 30 s so far; a cache is busy",
    ]);
  });

  test("ends with what it waits for", async () => {
    await expect(during(() => undefined, "terraform plan", Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(jest.getTimerCount()).toBe(0);
  });
});
