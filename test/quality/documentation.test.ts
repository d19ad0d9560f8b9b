import { spawnSync } from "node:child_process";
import { join } from "node:path";

const root = join(__dirname, "../..");

/** What the lint rules say of an interface of the constructs with these props. */
function complaintsAbout(props: string): string[] {
  const source = `/** Props. */\nexport interface Props {\n${props}\n}\n`;
  const command = ["node_modules/eslint/bin/eslint.js", "--format=json", "--stdin"];
  const options = { cwd: root, input: source, encoding: "utf8" } as const;
  const { stdout } = spawnSync(process.execPath, [...command, "--stdin-filename=constructs/core/tags.ts"], options);
  const [result] = JSON.parse(stdout) as { messages: { message: string }[] }[];
  return result!.messages.map(({ message }) => message);
}

test("public props without a comment, a default or a unit fail lint, and no others", () => {
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
  expect(complaintsAbout(undocumented + documented)).toStrictEqual([
    "Missing JSDoc comment.",
    "say with @default what happens when this is left out",
    "say the unit of this number",
  ]);
});
