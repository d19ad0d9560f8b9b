import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(__dirname, "../..");
const page = readFileSync(join(root, "docs/structure.md"), "utf8");
const whereThingsAre = page.slice(0, page.indexOf("## A prop on its way to AWS"));

/** Paths from the root, and names of files that stand beside the one named before them. */
function pathsIn(text: string): readonly string[] {
  let folder = "";
  return [...text.matchAll(/`([\w./-]+(?:\.ts|\/))`/g)].map(([, name = ""]) => {
    if (/^(client|constructs|docs|stacks|tools|test)\//.test(name)) {
      folder = name.slice(0, name.lastIndexOf("/"));
      return name;
    }
    return `${folder}/${name}`;
  });
}

test("everything that the page of the structure points to is there", () => {
  const paths = pathsIn(whereThingsAre);
  expect(paths.length).toBeGreaterThan(15);
  expect(paths.filter((path) => !existsSync(join(root, path)))).toStrictEqual([]);
});
