import { parseEntry } from "../../client/entry";

describe("what is stored at a key", () => {
  test.each([
    ['- 0 - 1795811111111 12\n{"id":1}', { lease: "-", expiresAt: 1_795_811_111_111, loadMs: 12, text: '{"id":1}' }],
    ["- 0 7 1795811111111 0\nnull", { lease: "-", expiresAt: 1_795_811_111_111, loadMs: 0, text: "null" }],
    ["fill-a 1795811111111 - 0 0\n", { lease: "fill-a", expiresAt: 0, loadMs: 0, text: undefined }],
    ["hold-a@5!,hold-b@6! 6 3 0 0\n", { lease: "hold-a@5!,hold-b@6!", expiresAt: 0, loadMs: 0, text: undefined }],
    ['- 0 - 5 1\n"a\nb c"', { lease: "-", expiresAt: 5, loadMs: 1, text: '"a\nb c"' }],
  ])("is an entry: %j", (stored, entry) => {
    expect(parseEntry(stored)).toEqual(entry);
  });

  test.each([
    null,
    "",
    "\n",
    '{"id":1}',
    '{ "id": 1, "of": 2, "more": 3 }\n',
    "- 0 - 5\n{}",
    "- 0 - 5 1",
    "- 0 - 5 1 2\n{}",
    " 0 - 5 1\n{}",
    "a\tb 0 - 5 1\n{}",
    "a\n 0 - 5 1\n{}",
    "- -1 - 5 1\n{}",
    "- 0  5 1\n{}",
    "- 0 x 5 1\n{}",
    "- 0 -1 5 1\n{}",
    "- 0 - 5.5 1\n{}",
    "- 0 - 1e3 1\n{}",
    "- 0 - NaN 1\n{}",
    "- 0 - 5 Infinity\n{}",
    "- 0 - 5 \n{}",
  ])("is none: %j", (stored) => {
    expect(parseEntry(stored)).toBeUndefined();
  });
});
