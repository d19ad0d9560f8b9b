import { isDeepStrictEqual } from "node:util";
import { addressProblems } from "../shared/addresses";
import { membersOf } from "../shared/records";
import type { Sources } from "./sources";

/** What is written twice, in `package.json` and at the root of the lock file. */
const lockedMembers = [
  "name",
  "version",
  "dependencies",
  "devDependencies",
  "optionalDependencies",
  "peerDependencies",
];

/** Everything that stands between the sources and a release of this version; nothing if they are ready. */
export function releaseProblems(version: string, sources: Sources): readonly string[] {
  return [
    ...addressProblems(sources.manifest),
    ...versionProblems(version, sources),
    ...changelogProblems(version, sources),
    ...recordProblems(version, sources),
    ...lockProblems(sources),
  ];
}

function versionProblems(version: string, { manifest }: Sources): readonly string[] {
  return manifest.version === version
    ? []
    : [`\`version\` of package.json must be that of the tag, ${version}, got ${String(manifest.version)}`];
}

function changelogProblems(version: string, { changelog }: Sources): readonly string[] {
  const sections = sectionsOf(changelog);
  const own = sections.filter(({ heading }) =>
    new RegExp(`^v?${version.replaceAll(".", "\\.")}($|[\\s:(])`).test(heading),
  );
  const left = sections.filter(({ heading, isEmpty }) => /^\[?unreleased\b/i.test(heading) && !isEmpty);
  return [
    ...(own.length === 0 ? [`CHANGELOG.md must have a section \`## ${version}\`, got none`] : []),
    ...own.filter(({ isEmpty }) => isEmpty).map(() => `CHANGELOG.md says nothing under \`## ${version}\``),
    ...left.map(({ heading }) => `CHANGELOG.md must have nothing under \`## ${heading}\`: move it under ${version}`),
  ];
}

interface Section {
  readonly heading: string;
  /** Whether there is nothing below the heading, or only headings of the next level. */
  readonly isEmpty: boolean;
}

function sectionsOf(changelog: string): readonly Section[] {
  const [, ...sections] = changelog.split(/^## +/m);
  return sections.map((section) => {
    const [heading = "", ...lines] = section.split(/\r?\n/);
    return { heading: heading.trim(), isEmpty: lines.every((line) => line.trim() === "" || line.startsWith("#")) };
  });
}

function recordProblems(version: string, { recorded }: Sources): readonly string[] {
  return recorded.includes(version)
    ? []
    : [`test/upgrade/releases must have the output of ${version}: npm run record-release -- ${version}`];
}

function lockProblems({ manifest, lock }: Sources): readonly string[] {
  const root = membersOf(membersOf(lock.packages)[""]);
  const differing = lockedMembers.filter((member) => !isDeepStrictEqual(root[member], manifest[member]));
  return differing.map(
    (member) => `package-lock.json has other \`${member}\` than package.json: npm install --package-lock-only`,
  );
}
