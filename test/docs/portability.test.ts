import { readFileSync } from "node:fs";
import { join } from "node:path";
import packageJson from "../../package.json";
import { ports } from "../portability/ports";

const root = join(__dirname, "../..");
const page = readFileSync(join(root, "docs/portability.md"), "utf8");
const { cdktf, "@cdktf/provider-aws": provider } = packageJson.devDependencies;

test("the page says of other frameworks and providers what the portability test holds them to", () => {
  const [, section = ""] = /## What was tested\n(.*?)\n## /s.exec(page) ?? [];
  const rows = section
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .map((line) =>
      line
        .split("|")
        .map((cell) => cell.trim())
        .slice(1, -1),
    );
  expect(rows.slice(2)).toStrictEqual([
    [`cdktf ${cdktf}`, `@cdktf/provider-aws ${provider}`, "pass", "nothing: what this project uses"],
    ...Object.values(ports).map(({ installed, inWords }) => [...installed, "pass", inWords]),
  ]);
});
