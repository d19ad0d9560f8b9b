import { apiDirectory, writeApiReports } from "../../tools/package/api-report";
import { referenceDirectory, writeReference } from "../../tools/package/reference";
import { pagesFrom, pagesIn } from "../support/pages";

test("the reference says what the sources say; `npm run reference` writes it", () => {
  expect(pagesIn(referenceDirectory)).toStrictEqual(pagesFrom(writeReference));
});

test("nobody changed what the package offers without accepting it with `npm run api`", () => {
  expect(pagesIn(apiDirectory)).toStrictEqual(pagesFrom(writeApiReports));
});
