import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ProjectCopy } from "../../deploy/support/project-copy";
import { serve } from "./read/support/server";
import { orders } from "./support/orders";

const server = serve();

describe("the command", () => {
  let project: ProjectCopy;
  const adopt = async (...more: readonly string[]) =>
    project.adopt("--replication-group", "orders", "--region", "us-east-1", ...more);

  beforeAll(() => {
    server().answers = orders;
    project = new ProjectCopy({ id: "111122223333", url: server().url });
  });
  afterAll(() => {
    project.dispose();
  });

  test("prints the entry without --environment, and writes nothing", async () => {
    const before = project.environments();
    const { exitCode, output } = await adopt();

    expect(output).toContain("\n- the state is a local file, which one machine has: choose a bucket with --state");
    expect(output).toContain('orders: {\n  account: "111122223333",');
    expect(exitCode).toBe(0);
    expect(project.environments()).toBe(before);
  });

  test("leaves a file alone that it cannot edit, says why and prints the entry", async () => {
    const file = join(project.directory, "stacks/environments.ts");
    const before = readFileSync(file, "utf8");
    const frozen = `${before.replace("export const environments", "const all")}\nexport const environments = Object.freeze(all);\n`;
    writeFileSync(file, frozen);
    const { exitCode, output } = await adopt("--environment", "shop");
    const after = project.environments();
    writeFileSync(file, before);

    expect(output).toContain("stacks/environments.ts was left alone: ");
    expect(output).toContain('shop: {\n  account: "111122223333",');
    expect(exitCode).toBe(1);
    expect(after).toBe(frozen);
  });

  test("adds the entry to the file, and says what to do next", async () => {
    const bucket = ["--state", "s3://terraform-state.example.com", "--state-region", "eu-west-1"];
    const { exitCode, output } = await adopt("--environment", "shop", ...bucket);

    expect(output).not.toContain("the state is a local file");
    expect(output).toContain("added shop to stacks/environments.ts");
    expect(output).toContain("npm run guard -- shop");
    expect(exitCode).toBe(0);
    expect(project.environments()).toMatch(/\n {2}shop: \{\n {4}account: "111122223333",\n/);
  });
});
