import { execFileSync } from "node:child_process";
import { join } from "node:path";
import type { Complaints } from "./support/lint";

const undocumented = `
  readonly name: string;
  /** Name. */
  readonly nickname?: string;
  /** Time until it gives up. */
  readonly timeout: number;`;

const documented = `
  /**
   * Name.
   *
   * @default "cache"
   */
  readonly first?: string;
  /** Time until it gives up, in seconds. */
  readonly second: number;
  /** Time until it gives up. */
  readonly thirdInSeconds: number;`;

let complaints: Complaints;
beforeAll(() => {
  const command = ["-r", "ts-node/register/transpile-only", join(__dirname, "support/lint.ts")];
  const input = `/** Props. */\nexport interface Props {\n${undocumented}${documented}\n}\n`;
  // In continuous integration the parser would read the types of the file on the disk, and not of the sample.
  const env = { ...process.env, TSESTREE_SINGLE_RUN: "false" };
  const options = { cwd: join(__dirname, "../.."), input, env, encoding: "utf8" } as const;
  complaints = JSON.parse(execFileSync(process.execPath, command, options)) as Complaints;
});

test("the code follows the lint rules: typed rules, imports that point down, no cycles, documented exports", () => {
  expect(complaints.project).toBe("");
});

test("public props without a comment, a default or a unit fail lint, and no others", () => {
  expect(complaints.sample).toStrictEqual([
    "Missing JSDoc comment.",
    "say with @default what happens when this is left out",
    "say the unit of this number",
  ]);
});
