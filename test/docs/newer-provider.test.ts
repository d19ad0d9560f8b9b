import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const root = join(__dirname, "../..");
const page = readFileSync(join(root, "docs/newer-provider.md"), "utf8");

/** What is marked as newer in the sources: the version of the provider, by what carries the mark. */
function marked(): Readonly<Record<string, string>> {
  const files = readdirSync(join(root, "constructs"), { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".ts"),
  );
  const found = files.flatMap((file) => [
    ...readFileSync(join(root, "constructs", file), "utf8").matchAll(
      /@provider ([\d.]+)[^]*?\*\/\s*(?:export (?:class|interface|type) |readonly )(\w+)/g,
    ),
  ]);
  return Object.fromEntries(found.map(([, version = "", name = ""]) => [name, version]));
}

/** Types that belong to a prop or class of the table. */
const parts = ["AlarmMuteRuleProps", "MuteSchedule", "ShardPlacement"];

test("the table has everything that the sources mark, with the version of the provider", () => {
  const rows = [...page.matchAll(/^\|([^|]+)\| (\d[\d.]*) +\|([^|]+)\|(.*)\|$/gm)];
  const named = (name: string) => rows.find(([, , , , props = ""]) => new RegExp(`\\b${name}\\b`).test(props));
  const wholes = Object.entries(marked()).filter(([name]) => !parts.includes(name));
  expect(wholes.map(([name]) => name).sort()).toStrictEqual([
    "AlarmMuteRule",
    "durability",
    "placement",
    "warmUpMinutes",
    "writeOnly",
    "writeOnlyVersion",
  ]);
  for (const [name, version] of wholes) {
    expect([name, named(name)?.[2], named(name)?.[3]?.trim()]).toStrictEqual([name, version, "`cdktn-managed-redis`"]);
  }
});
