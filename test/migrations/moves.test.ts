import type { TerraformStack } from "cdktf";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { RedisCache, movedFrom } from "../../constructs";
import { judge } from "../../tools/guard/judge/judge";
import { requireOrSkip } from "../support/requirements";
import { terraformRequirement, testEnvironment } from "../support/terraform";
import { type State, differences } from "../support/terraform-state";
import { Effigy, network, synthesizeStack } from "./effigy";

const timeout = 300_000;

/** A cache with all its defaults: key, secret, logs, topic, groups. */
const cache = (stack: TerraformStack, id: string) => new RedisCache(stack, id, { name: "sessions", network });

const before = synthesizeStack((stack) => {
  cache(stack, "Cache");
});
const renamed = synthesizeStack((stack) => {
  cache(stack, "Sessions");
});
const renamedAndSaidSo = synthesizeStack((stack) => {
  movedFrom(cache(stack, "Sessions"), "Cache");
});
const larger = synthesizeStack((stack) => {
  new RedisCache(stack, "Cache", { name: "sessions", network, nodeType: "cache.r7g.xlarge" });
});
const without = synthesizeStack(() => undefined);

/** The addresses that the documentation's command finds. */
function addressesOf({ resources }: State): readonly string[] {
  return resources.map(({ type, name }) => `${type}.${name}`).filter((address) => address.includes(".Cache_"));
}

requireOrSkip(...terraformRequirement())("a cache that moves", () => {
  let effigy: Effigy;

  beforeAll(async () => {
    effigy = await Effigy.deploy(before);
  }, timeout);

  afterAll(() => {
    effigy.dispose();
  });

  test(
    "to another construct id is lost without a declaration, and the guard writes it",
    async () => {
      const plan = await effigy.plan(renamed);
      const { losses, renames } = judge(plan!);
      const lost = losses.map(({ address }) => address);
      const expected = addressesOf(effigy.state).map((from) => {
        const [, type, tail] = /^(\w+)\.Cache_(.*)_\w+$/.exec(from)!;
        return [from, `${type!}.Sessions_${tail!}`];
      });

      expect(lost).toContain(addressesOf(effigy.state).find((address) => address.includes("replication_group")));
      expect(renames.map(({ from, to }) => [from, to.replace(/_[0-9A-F]{8}$/, "")]).sort()).toEqual(expected.sort());
    },
    timeout,
  );

  test(
    "to another construct id stays what it is with `movedFrom`",
    async () => {
      const plan = await effigy.plan(renamedAndSaidSo);
      const moved = plan!.resource_changes.filter(({ previous_address }) => previous_address !== undefined);

      expect(differences(plan!)).toEqual([]);
      expect(moved.map(({ previous_address }) => previous_address).sort()).toEqual(
        [...addressesOf(effigy.state)].sort(),
      );
    },
    timeout,
  );

  test(
    "to a larger node has alarms of other names, which are other alarms",
    async () => {
      const { renames, notes } = judge((await effigy.plan(larger))!);
      const gone = notes.filter(({ address }) => address.startsWith("aws_cloudwatch_metric_alarm."));

      expect(renames).toEqual([]);
      expect(gone.length).toBeGreaterThan(0);
      expect(new Set(gone.map(({ text }) => text))).toEqual(
        new Set(["destroyed; its history is lost; from then on nobody is told of it"]),
      );
    },
    timeout,
  );

  test(
    "to another stack stays what it is when its state goes with it",
    async () => {
      const directory = mkdtempSync(join(tmpdir(), "managed-redis-move-"));
      const addresses = addressesOf(effigy.state);
      writeFileSync(join(directory, "old.tfstate"), JSON.stringify(effigy.state));
      for (const address of addresses) {
        const args = ["state", "mv", "-state=old.tfstate", "-state-out=new.tfstate", address, address];
        execFileSync("terraform", args, { cwd: directory, env: testEnvironment({ TF_CLI_ARGS: "" }) });
      }
      const read = (file: string) => JSON.parse(readFileSync(join(directory, file), "utf8")) as State;
      const [left, taken] = [read("old.tfstate"), read("new.tfstate")];
      rmSync(directory, { recursive: true, force: true });

      effigy.state = left;
      expect(await effigy.plan(without)).toBeUndefined();
      effigy.state = taken;
      expect(await effigy.plan(before)).toBeUndefined();
      expect(addressesOf(taken)).toEqual(addresses);
    },
    timeout,
  );
});
