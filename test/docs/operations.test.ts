import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { catalogue, compositeAlarms } from "../../constructs/monitoring/catalogue";
import packageJson from "../../package.json";
import { exampleNames, synthesizeExample } from "../support/stacks";
import { commandsIn } from "./support/shell-commands";

const root = join(__dirname, "../..");
const read = (file: string): string => readFileSync(join(root, file), "utf8");
const page = read("docs/operations.md");

/** Where a command is run: here, or in another file, which has this text. */
type Proof = "here" | { readonly file: string; readonly text: string };

/** Placeholders of the page are in capitals. */
const proofs: Readonly<Record<string, Proof>> = {
  "npm ci": { file: ".ci/run", text: "\nnpm ci " },
  "npm run synth": "here",
  "npm run accept": { file: "test/generated.test.ts", text: '"tools/accept/index.ts", "--check"' },
  "npm run guard -- STACK": { file: "test/tools/guard/terraform.test.ts", text: 'run(["shop",' },
  "npx cdktf deploy STACK": { file: "test/deploy/support/environment-suite.ts", text: 'cdktf("deploy",' },
  "npx cdktf destroy STACK": { file: "test/deploy/support/environment-suite.ts", text: 'cdktf("destroy",' },
  "npm run outputs -- STACK": { file: "test/deploy/handover.test.ts", text: 'npm("outputs", "--", "sandbox",' },
  "npm run smoke -- --outputs cdktf.out/outputs/STACK.json": {
    file: "test/deploy/handover.test.ts",
    text: 'npm("smoke", "--", "--outputs", json,',
  },
  "terraform -chdir=cdktf.out/stacks/STACK force-unlock -force LOCK_ID": {
    file: "test/deploy/shared-state.test.ts",
    text: 'succeed("force-unlock", "-force", lockId(',
  },
  "terraform -chdir=cdktf.out/stacks/STACK state push errored.tfstate": {
    file: "test/deploy/shared-state.test.ts",
    text: 'succeed("state", "push", "errored.tfstate")',
  },
  "terraform -chdir=cdktf.out/stacks/STACK import ADDRESS ID": {
    file: "test/deploy/killed-deploys.test.ts",
    text: 'succeed("import", address, id)',
  },
};

/** Commands of a page that no test runs and that are not marked as needing AWS. */
function unproven(text: string): readonly string[] {
  const { free, needAws, inText } = commandsIn(text);
  const fenced = [...free, ...needAws];
  return [
    ...free.filter((command) => !Object.hasOwn(proofs, command)),
    ...inText.filter((command) => !fenced.some((other) => other.startsWith(command)) && !isTestScript(command)),
  ];
}

/** `npm run test:deploy` and the like are run by `.ci/run`. */
function isTestScript(command: string): boolean {
  return /^npm run test:\w+$/.test(command) && read(".ci/run").includes(`run ${command}\n`);
}

describe("the operations guide", () => {
  const { free, needAws } = commandsIn(page);

  test("has no command that no test runs, unless it is marked as needing AWS", () => {
    expect(unproven(page)).toEqual([]);
    expect(needAws.length).toBeGreaterThan(10);
  });

  test.each([
    ["in a block", "```sh\nterraform destroy\n```\n", "terraform destroy"],
    ["in a block without a language", "1. First\n\n   ```\n   npm run guard --\n   ```\n", "npm run guard --"],
    ["after one that is known", "```bash\nnpm ci\nnpx cdktf \\\n  diff STACK\n```\n", "npx cdktf diff STACK"],
    ["in running text", "Then `npx cdktf output STACK` shows it.", "npx cdktf output STACK"],
  ])("would not get away with one more %s", (_where, more, command) => {
    expect(unproven(`${page}\n${more}`)).toEqual([command]);
  });

  test("has every command that a test is named for", () => {
    expect(Object.keys(proofs).filter((command) => !free.includes(command))).toEqual([]);
  });

  const elsewhere = Object.entries(proofs).flatMap(([command, proof]) =>
    proof === "here" ? [] : [[command, proof.file, proof.text] as const],
  );

  test.each(elsewhere)("`%s` is run by %s", (_command, file, text) => {
    expect(read(file)).toContain(text);
  });

  const here = Object.keys(proofs).filter((command) => proofs[command] === "here");

  test.each(here)("`%s` succeeds", (command) => {
    const { status, stderr } = spawnSync("sh", ["-c", command], { cwd: root, encoding: "utf8" });
    expect({ status, stderr: status === 0 ? "" : stderr }).toEqual({ status: 0, stderr: "" });
  });

  test("calls AWS and nothing else where it needs AWS, and the policies and alarms that it names exist", () => {
    expect(needAws.filter((command) => !command.startsWith("aws "))).toEqual([]);
    const files = needAws.flatMap((command) => /file:\/\/(\S+)/.exec(command)?.[1] ?? []);
    expect(files).toEqual(["docs/deploy-policy/STACK/N.json"]);
    const [stack = ""] = readdirSync(join(root, "docs/deploy-policy"));
    const policies = files.map((file) => JSON.parse(read(file.replace("STACK", stack).replace("N", "1"))) as unknown);
    expect(policies).toEqual([expect.objectContaining({ Version: "2012-10-17" })]);
    const alarms = needAws.flatMap((command) => /--alarm-name (\S+)/.exec(command)?.[1] ?? []);
    const { document } = synthesizeExample("seed");
    expect(alarms).toEqual(["app-cache-cluster-node-1-memory-critical"]);
    expect(JSON.stringify(document)).toContain(`"alarm_name":"${String(alarms[0])}"`);
  });

  test("attaches the policies that it creates", () => {
    const created = needAws.flatMap((command) => /--policy-name (\S+)/.exec(command)?.[1] ?? []);
    const attached = needAws.flatMap((command) => /--policy-arn \S+:policy\/(\S+)/.exec(command)?.[1] ?? []);
    expect(created).toEqual(["managed-redis-STACK-N"]);
    expect(attached).toEqual(created);
  });

  test("names every alarm once, with a link to what to do", () => {
    const linked = [...page.matchAll(/\[([\w-]+)\]\(alarms\.md#([\w-]+)\)/g)].map(([, name, anchor]) => [name, anchor]);
    const ids = [...Object.keys(catalogue), ...Object.keys(compositeAlarms)];
    expect(linked.map(([name]) => name).sort()).toEqual([...ids].sort());
    expect(linked.filter(([name, anchor]) => name !== anchor)).toEqual([]);
    expect(ids.filter((id) => !read("docs/alarms.md").includes(`\n### ${id}\n`))).toEqual([]);
  });

  test("says of every type of resource how it comes back after its state is lost", () => {
    const [, section = ""] = /^### A lost state$(.*?)^### /ms.exec(page) ?? [];
    const types = exampleNames.flatMap((name) => Object.keys(synthesizeExample(name).document.resource ?? {}));
    expect([...new Set(types)].filter((type) => !section.includes(`\`${type}\``))).toEqual([]);
  });

  test("names scripts that are there", () => {
    expect(Object.keys(packageJson.scripts)).toEqual(expect.arrayContaining(["guard", "outputs", "smoke"]));
  });
});
