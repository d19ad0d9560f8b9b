import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Framework, frameworks, namedFor } from "../build/frameworks";
import { projectRoot } from "../shared/project";
import { withAbsoluteLinks } from "./links";
import { isPublishable, tarballOf } from "./manifest";

/** The page that a registry shows, written for CDKTF, with blocks for one framework only. */
const page = "docs/package.md";

/** What is between `<!-- only NAME -->` and `<!-- end only -->` stays as it is written. */
const block = /<!-- only (\w+) -->\n([^]*?)<!-- end only -->\n/g;

/** The read-me of a package: about its framework, with links that lead to the sources of its version. */
export function readmeFor(framework: Framework): string {
  const kept: string[] = [];
  const common = readFileSync(join(projectRoot, page), "utf8").replace(block, (_all, name: string, text: string) => {
    kept.push(name === framework.name ? text : "");
    return `<!-- ${kept.length - 1} -->`;
  });
  const named = namedFor(framework, withVersionsOf(framework, common));
  const whole = named.replace(/<!-- (\d+) -->/g, (_all, index: string) => kept[Number(index)] ?? "");
  const { packageName } = framework;
  return withAbsoluteLinks(whole, page)
    .replace(/\n{3,}/g, "\n\n")
    .replace(
      `npm install ${packageName} `,
      `npm install ${isPublishable ? packageName : `./${tarballOf(packageName)}`} `,
    );
}

/** The page names the versions that everything is tested with, as `name@version` and as `"name": "version"`. */
function withVersionsOf({ tested }: Framework, text: string): string {
  const ours = Object.values(frameworks.cdktf.tested);
  return Object.values(tested).reduce(
    (changed, version, index) => changed.replaceAll(String(ours[index]), version),
    text,
  );
}
