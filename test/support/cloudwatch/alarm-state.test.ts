import { type AlarmState, evaluationRange, nextState } from "./alarm-state";

/** The tables of the documentation: points oldest first, then the state for each treatment; `=` keeps the state. */
const threeOfThree: readonly (readonly [string, string, string, string, string])[] = [
  ["0 - X - X", "OK", "OK", "OK", "OK"],
  ["0 - - - -", "OK", "OK", "OK", "OK"],
  ["- - - - -", "INSUFFICIENT_DATA", "=", "ALARM", "OK"],
  ["0 X X - X", "ALARM", "ALARM", "ALARM", "ALARM"],
  ["- - X - -", "ALARM", "=", "ALARM", "OK"],
];
const twoOfThree: typeof threeOfThree = [
  ["0 - X - X", "ALARM", "ALARM", "ALARM", "ALARM"],
  ["0 0 X 0 X", "ALARM", "ALARM", "ALARM", "ALARM"],
  ["0 - X - -", "OK", "OK", "ALARM", "OK"],
  ["- - - - 0", "OK", "OK", "ALARM", "OK"],
  ["- - - X -", "ALARM", "=", "ALARM", "OK"],
];

describe("the state of an alarm with missing data", () => {
  const rows = [
    ...threeOfThree.map((row) => [3, ...row] as const),
    ...twoOfThree.map((row) => [2, ...row] as const),
  ].flatMap(([datapointsToAlarm, points, ...states]) =>
    ["missing", "ignore", "breaching", "notBreaching"].map(
      (missing, index) => [datapointsToAlarm, points, missing, states[index]!] as const,
    ),
  );

  it.each(rows)("%d of 3, %s, %s: %s, as AWS documents", (datapointsToAlarm, points, missing, expected) => {
    const range = points.split(" ").map((point) => (point === "0" ? "good" : point === "X" ? "bad" : "missing"));
    const current: AlarmState = "INSUFFICIENT_DATA";
    expect(nextState(range, { datapointsToAlarm, evaluationPeriods: 3, missing }, current)).toBe(
      expected === "=" ? current : expected,
    );
  });

  it("looks at the five points that AWS names for three", () => {
    expect(evaluationRange(3)).toBe(5);
  });
});
