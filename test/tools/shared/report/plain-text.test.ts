import { plainText } from "../../../../tools/shared/report/plain-text";

test("control characters become one space, wherever they stand", () => {
  expect(plainText("a\r\n\u001b[31mb\u009fc\td")).toBe("a [31mb c d");
});
