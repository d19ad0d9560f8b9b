import { HowOften } from "../../../docs/examples/application/how-often";

test("a message is passed on once a second, and another one at once", () => {
  const now = jest.spyOn(performance, "now");
  const said: string[] = [];
  const often = new HowOften((message) => said.push(message));
  const at = (ms: number, message: string): void => {
    now.mockReturnValue(ms);
    often.happened(message);
  };

  at(5_000, "down");
  at(5_001, "down");
  at(5_002, "slow");
  at(5_999, "down");
  at(6_000, "down");
  at(6_500, "down");
  now.mockRestore();

  expect(said).toEqual(["down", "slow", "down"]);
});
