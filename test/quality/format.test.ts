import { complaintsOf } from "./support/complaints";

test("the code is formatted by Prettier", () => {
  expect(complaintsOf("prettier/bin/prettier.cjs", "--check", "--log-level=warn", ".")).toBe("");
});
