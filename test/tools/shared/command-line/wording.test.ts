import { asTyped, isClone, pageAt } from "../../../../tools/shared/command-line/wording";

// In the package they are others: see the test of its programs, in test/tools/build.
test("in a clone, commands are npm's scripts and pages are files", () => {
  expect(isClone).toBe(true);
  expect(asTyped("outputs")).toBe("npm run outputs");
  expect(asTyped("adopt", "--finish", "shop")).toBe("npm run adopt -- --finish shop");
  expect(pageAt("docs/guard.md")).toBe("docs/guard.md");
});
