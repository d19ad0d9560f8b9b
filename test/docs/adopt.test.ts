import { readFileSync } from "node:fs";
import { join } from "node:path";
import { adoptInClone } from "../../tools/adopt/clone/command";
import { adopt } from "../../tools/adopt/command";
import { readOptions } from "../../tools/adopt/options";
import { parse } from "../../tools/shared/command-line/start";
import { commandsIn } from "./support/shell-commands";

const root = join(__dirname, "../..");
const page = readFileSync(join(root, "docs/adopt.md"), "utf8");
const [, ownApp = ""] = /^## In your own app$(.*?)^## /ms.exec(page) ?? [];
const inClone = page.replace(ownApp, "");

/** What a command of the page asks for. */
function taskOf(command: string): unknown {
  const [, calledAs = "", typed = ""] =
    /^(npm run adopt --|npx cdktf-managed-redis adopt) (.*?)(?: > \S+)?$/.exec(command) ?? [];
  const called = calledAs.startsWith("npm") ? adoptInClone : adopt;
  return readOptions(parse(called, typed.split(" ")).options, undefined);
}

const state = { kind: "s3", bucket: "terraform-state.example.com", region: "us-east-1" };
const tasks = [
  { kind: "all", region: "us-east-1" },
  {
    kind: "adopt",
    id: "legacy-sessions",
    region: "us-east-1",
    environment: "legacy",
    state,
    secrets: { users: {} },
  },
];

test("the page on adopting has commands that do what it says, in a clone and in an app", () => {
  const ofApp = commandsIn(ownApp).free.filter((command) => command.includes(" adopt "));
  const ofClone = commandsIn(inClone).free.filter((command) => command.includes(" adopt "));

  expect(ofApp.filter((command) => !command.startsWith("npx cdktf-managed-redis adopt "))).toEqual([]);
  expect(ofClone.filter((command) => !command.startsWith("npm run adopt -- "))).toEqual([]);
  expect(ofApp.map(taskOf)).toEqual([...tasks, { kind: "finish", environment: "legacy", output: undefined }]);
  expect(ofClone.map(taskOf)).toEqual(tasks);
});

test("what comes next in an app is what the command says there", () => {
  const next = commandsIn(ownApp).free.slice(-3);
  const proof = readFileSync(join(root, "test/tools/adopt/app/bundle.test.ts"), "utf8");

  expect(next).toEqual([
    "npx cdktf-managed-redis guard legacy",
    "npx cdktf deploy legacy",
    "npx cdktf-managed-redis adopt --finish legacy",
  ]);
  expect(next.filter((command) => !proof.includes(`\n  ${command.replace("legacy", "orders")} `))).toEqual([]);
});
