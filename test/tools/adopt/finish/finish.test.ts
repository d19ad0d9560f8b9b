import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { app } from "../../../../tools/adopt/app/place";
import { clone } from "../../../../tools/adopt/clone/place";
import { finish, finishSynthesized } from "../../../../tools/adopt/finish/finish";
import { eventually, start } from "../../../support/processes";
import { requireOrSkip } from "../../../support/requirements";
import { terraformRequirement } from "../../../support/terraform";
import { Adopted, type StateFile, after, before, instanceOf, token, topicArn } from "./adopted";

const root = join(__dirname, "../../../..");

requireOrSkip(...terraformRequirement())("an environment that is adopted", () => {
  const original = process.env;
  let adopted: Adopted;
  let applied: StateFile;
  let environment: NodeJS.ProcessEnv;
  /** Serial of a state that was written once: Terraform raises the one that it is given. */
  let written: number;

  beforeAll(async () => {
    adopted = new Adopted();
    applied = await adopted.applied();
    environment = await adopted.environment();
    written = applied.serial + 2;
  }, 240_000);

  beforeEach(() => {
    process.env = { ...environment };
    adopted.reset(applied);
  });

  afterAll(() => {
    process.env = original;
    adopted.dispose();
  });

  const environments = () => readFileSync(adopted.environmentsFile, "utf8");
  const finished = () => finishSynthesized(adopted.project, adopted.outdir, "legacy", clone.takeOut);
  /** What it says when it cannot go on. Nothing is half done then, and no secret is shown. */
  const refusal = async () => {
    const said = await finished().catch((error: unknown) => String(error));
    expect(environments()).toBe(before);
    expect(String(said)).not.toContain(token);
    return String(said);
  };
  /** The state after the first apply, changed. */
  const changed = (change: (state: StateFile) => void) => {
    const state = structuredClone(applied);
    change(state);
    return state;
  };

  test("has in its state what AWS does not return, and no imports any more", async () => {
    process.env.TERRAFORM_BINARY_NAME = adopted.wrapper(
      `{ printf '%s\\n' "$@"; env; } >> ${join(adopted.project, "log")}\nexec terraform "$@"`,
    );
    const lines = await finish(adopted.project, "legacy", clone.takeOut);
    const unread = Object.fromEntries(
      ["Open", "Given", "Unknown", "New"].map((cache) => [cache, adopted.unread(cache)]),
    );

    expect(unread).toEqual({
      Open: {
        apply_immediately: true,
        auth_token: null,
        auth_token_update_strategy: "ROTATE",
        final_snapshot_identifier: expect.stringMatching(/^open-final-[0-9a-f]{8}$/) as unknown,
        notification_topic_arn: topicArn,
      },
      Given: {
        apply_immediately: false,
        auth_token: token,
        auth_token_update_strategy: "SET",
        final_snapshot_identifier: null,
        notification_topic_arn: null,
      },
      Unknown: {
        apply_immediately: false,
        auth_token: null,
        auth_token_update_strategy: "ROTATE",
        final_snapshot_identifier: expect.stringMatching(/^unknown-final-[0-9a-f]{8}$/) as unknown,
        notification_topic_arn: "arn:aws:sns:us-east-1:111122223333:unknown-events",
      },
      New: {
        apply_immediately: null,
        auth_token: null,
        auth_token_update_strategy: null,
        final_snapshot_identifier: null,
        notification_topic_arn: null,
      },
    });
    expect([adopted.state.serial, adopted.state.lineage]).toEqual([written, applied.lineage]);
    expect(environments()).toBe(after);
    expect(lines.slice(0, 3)).toEqual([
      `filled into the state: apply_immediately of ${adopted.address("Given")}`,
      `filled into the state: auth_token of ${adopted.address("Given")}`,
      `filled into the state: auth_token_update_strategy of ${adopted.address("Given")}`,
    ]);
    expect(lines.slice(-2)).toEqual([
      "took the imports of legacy out of stacks/environments.ts",
      "next: npm run guard -- legacy",
    ]);
    expect(lines).toHaveLength(13);
    expect(readFileSync(join(adopted.project, "log"), "utf8")).toMatch(/^console$[^]*^push$/m);
    expect(adopted.filesWith(token)).toEqual([]);
    // A new token is sent to the one cache whose token nobody knows.
    expect(await adopted.nextChanges()).toEqual([`${adopted.address("Unknown")}: update auth_token`]);
  }, 120_000);

  test("keeps what its state has already, and is not written then", async () => {
    const state = changed((fresh) => {
      for (const cache of ["Open", "Given", "Unknown"]) {
        Object.assign(instanceOf(fresh, adopted.address(cache)).attributes, {
          apply_immediately: false,
          auth_token: "known",
          auth_token_update_strategy: "DELETE",
          final_snapshot_identifier: "other",
          notification_topic_arn: "another",
        });
      }
    });
    adopted.reset(state);

    expect(await finished()).toEqual([
      "took the imports of legacy out of stacks/environments.ts",
      "next: npm run guard -- legacy",
    ]);
    expect(adopted.state).toEqual(state);
    expect(environments()).toBe(after);
  }, 60_000);

  test("of an app has the same in its state, and imports that people take out", async () => {
    const lines = await finishSynthesized(adopted.project, adopted.outdir, "legacy", app.takeOut);

    expect(adopted.unread("Given")).toMatchObject({ auth_token: token, auth_token_update_strategy: "SET" });
    expect(lines.slice(0, 1)).toEqual([`filled into the state: apply_immediately of ${adopted.address("Given")}`]);
    expect(lines.slice(-7)).toEqual([
      "the state is ready; take the imports of legacy out of your code, the whole call if it has no others:",
      "  importInto(stack, {",
      '    "Open/ReplicationGroup": "open",',
      '    "Given/ReplicationGroup": "given",',
      '    "Unknown/ReplicationGroup": "unknown",',
      "  });",
      "next: npx cdktf-managed-redis guard legacy",
    ]);
    expect(environments()).toBe(before);
  }, 60_000);

  test("is finished when it has no imports", async () => {
    writeFileSync(join(adopted.outdir, "stacks/legacy/cdk.tf.json"), JSON.stringify(adopted.document));
    expect(await finished()).toEqual(["legacy is finished already: it has no imports"]);
    expect(environments()).toBe(before);
  }, 60_000);

  test("is told to apply first, with what is missing", async () => {
    adopted.reset(undefined);
    const all = ["Open", "Given", "Unknown"].map((cache) => `\n  ${adopted.address(cache)} (${cache.toLowerCase()})`);
    const advice = "Error: apply first, with npx cdktf deploy legacy: these imports are not in the state";
    expect(await refusal()).toBe(`${advice}${all.join("")}`);

    const without = (address: string) => applied.resources.filter(({ type, name }) => `${type}.${name}` !== address);
    adopted.reset({ ...applied, resources: without(adopted.address("Given")) });
    expect(await refusal()).toBe(`${advice}\n  ${adopted.address("Given")} (given)`);

    // An apply that was interrupted before it made what the name of the final snapshot follows from.
    adopted.reset({ ...applied, resources: applied.resources.filter(({ type }) => type !== "terraform_data") });
    expect(await refusal()).toMatch(/final.*: they are not known before the next apply$/);
    expect(adopted.state.serial).toBe(applied.serial);
  }, 120_000);

  test("is told that there is no such environment", async () => {
    await expect(finishSynthesized(adopted.project, adopted.outdir, "others", clone.takeOut)).rejects.toThrow(
      "there is no stack others, only legacy",
    );
  }, 60_000);

  test("shows nothing of a secret that cannot be read", async () => {
    const [secret] = applied.resources.filter(({ mode }) => mode === "data");
    const name = `${secret!.type}.${secret!.name}`;
    adopted.reset(changed((state) => (instanceOf(state, name).attributes.secret_string = token)));
    const said = await refusal();
    expect(said).toMatch(/^Error: terraform console has no values for .*: Error: Error in function call$/);
    expect(adopted.state.serial).toBe(applied.serial);
  }, 60_000);

  test("waits for nobody who holds its state", async () => {
    const lock = join(adopted.project, ".terraform.legacy.tfstate.lock.info");
    const directory = join(adopted.outdir, "stacks/legacy");
    process.env.TERRAFORM_BINARY_NAME = adopted.wrapper(
      `if [ "$2" = push ]; then touch ${lock}.wanted; while [ ! -e ${lock}.held ]; do sleep 0.1; done; fi\nexec terraform "$@"`,
    );
    const said = refusal();
    await eventually("the push", () => readable(`${lock}.wanted`), 60_000);
    const holder = start("sh", ["-c", "sleep 60 | terraform console -state=../../../terraform.legacy.tfstate"], {
      cwd: directory,
      group: true,
    });
    await eventually("the lock", () => readable(lock), 60_000);
    writeFileSync(`${lock}.held`, "");

    expect(await said).toMatch(
      /^Error: the state cannot be written, and is as it was: Error: Error acquiring the state lock/,
    );
    await holder.stop("SIGKILL");
    expect(adopted.state).toEqual(applied);
  }, 180_000);

  test.each([2, 3])(
    "is not written over what somebody else has written meanwhile, with serial %d",
    async (serial) => {
      const theirs = changed((state) => {
        state.serial = serial;
        instanceOf(state, adopted.address("New")).attributes.description = "theirs";
      });
      writeFileSync(join(adopted.project, "theirs"), JSON.stringify(theirs));
      const state = join(adopted.project, "terraform.legacy.tfstate");
      process.env.TERRAFORM_BINARY_NAME = adopted.wrapper(
        `[ "$2" = push ] && cp ${join(adopted.project, "theirs")} ${state}\nexec terraform "$@"`,
      );
      expect(await refusal()).toMatch(/^Error: the state cannot be written, and is as it was: .*serial/s);
      expect(adopted.state).toEqual(theirs);
    },
    60_000,
  );

  test("can be finished again when it was killed after the state was written", async () => {
    const binary = adopted.wrapper(`terraform "$@" || exit\nif [ "$2" = push ]; then kill -9 $PPID; fi`);
    const call = `finish(${JSON.stringify(adopted.project)}, "legacy", require("./tools/adopt/clone/place").clone.takeOut)`;
    const script = `require("./tools/adopt/finish/finish").${call}`;
    const { signal } = spawnSync(process.execPath, ["-r", "ts-node/register/transpile-only", "-e", script], {
      cwd: root,
      env: { ...process.env, TERRAFORM_BINARY_NAME: binary },
    });

    expect(signal).toBe("SIGKILL");
    expect([environments(), adopted.state.serial]).toEqual([before, written]);
    expect(await finished()).toEqual([
      "took the imports of legacy out of stacks/environments.ts",
      "next: npm run guard -- legacy",
    ]);
    expect([environments(), adopted.state.serial]).toEqual([after, written]);
  }, 120_000);

  test("has imports that people take out where the file has another form", async () => {
    const foreign = "export const environments = { legacy: make() };\n";
    writeFileSync(adopted.environmentsFile, foreign);
    await expect(finished()).rejects.toThrow(
      "the state is ready; take the imports of legacy out of stacks/environments.ts by hand: `make()` is no object literal",
    );
    writeFileSync(adopted.environmentsFile, after);
    await expect(finished()).rejects.toThrow(/by hand: they do not stand there$/);
    expect(adopted.state.serial).toBe(written);
  }, 120_000);
});

function readable(file: string): true | undefined {
  try {
    readFileSync(file);
    return true;
  } catch {
    return undefined;
  }
}
