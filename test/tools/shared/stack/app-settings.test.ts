import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readAppSettings, variablesOf } from "../../../../tools/shared/stack/app-settings";

const project = mkdtempSync(join(tmpdir(), "app-settings-"));
const file = join(project, "cdktf.json");

afterAll(() => {
  rmSync(project, { recursive: true });
});

test("an app that is not there is missed", () => {
  expect(() => readAppSettings(join(project, "none"))).toThrow(
    `there is no cdktf.json in ${join(project, "none")}: go to the directory of the app`,
  );
});

test.each([
  [{ app: "npx ts-node main.ts" }, { CDKTF_OUTDIR: "cdktf.out" }],
  [{ app: "node main.js", output: "out/dev", language: "typescript" }, { CDKTF_OUTDIR: "out/dev" }],
  [
    { app: "node main.js", context: { team: "shop" } },
    { CDKTF_OUTDIR: "cdktf.out", CDKTF_CONTEXT_JSON: '{"team":"shop"}' },
  ],
  [
    { app: "node main.js", targetVersions: { terraform: ">=1.11.0" }, context: { targetVersions: "?", team: "shop" } },
    { CDKTF_OUTDIR: "cdktf.out", CDKTF_CONTEXT_JSON: '{"targetVersions":{"terraform":">=1.11.0"},"team":"shop"}' },
  ],
])("%j starts the app with its output and its context", (content, variables) => {
  writeFileSync(file, JSON.stringify(content));
  const settings = readAppSettings(project);

  expect(settings.app).toBe(content.app);
  expect(variablesOf(settings)).toEqual(variables);
});

test.each([
  ["[]", `${file} is not a JSON object`],
  ["{ app", `${file} is not a JSON object`],
  ["{}", `\`app\` in ${file} must be the line that starts the app, got nothing`],
  ['{"app":["node"]}', `\`app\` in ${file} must be the line that starts the app, got ["node"]`],
  ['{"app":"node main.js","output":7}', `\`output\` in ${file} must be a directory, got 7`],
  ['{"app":"node main.js","context":"x"}', `\`context\` in ${file} must be an object, got "x"`],
])("%s is refused", (text, message) => {
  writeFileSync(file, text);

  expect(() => readAppSettings(project)).toThrow(message);
});
