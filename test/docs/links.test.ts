import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const docs = join(__dirname, "../../docs");
const pages = readdirSync(docs).filter((name) => name.endsWith(".md"));
const read = (file: string): string => readFileSync(join(docs, file), "utf8");

/** Anchors of a page, as they are made from its headings. */
function anchorsOf(page: string): readonly string[] {
  return [...page.matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\w\s-]/g, "")
      .replaceAll(" ", "-"),
  );
}

/** Links of a page to files or headings that are not there. */
function brokenLinks(page: string): readonly string[] {
  const text = page.replace(/^( *)```.*?^\1```$/gms, "");
  const links = [...text.matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)/g)];
  return links.flatMap(([link, file = "", anchor]) => {
    const missing = file !== "" && !existsSync(join(docs, file));
    const lost = !missing && anchor !== undefined && !anchorsOf(file === "" ? page : read(file)).includes(anchor);
    return missing || lost ? [link] : [];
  });
}

test.each(pages)("%s links to what is there", (name) => {
  expect(brokenLinks(read(name))).toStrictEqual([]);
});

test.each(["[a](none.md)", "[a](#none)", "[a](security.md#none)"])("would not get away with %s", (link) => {
  expect(brokenLinks(`# Page\n\n${link}\n`)).toHaveLength(1);
});
