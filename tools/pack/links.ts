import { posix } from "node:path";
import { pages } from "../build/build-package";

/**
 * The text of a page for readers who have no other file of the repository, as on a registry: its links lead to where the
 * files of this version are.
 *
 * @param page its path from the root
 */
export function withAbsoluteLinks(text: string, page: string): string {
  return text.replace(/\]\((?![a-z]+:|#)([^)]+)\)/g, (_all, path: string) => {
    const target = posix.join(posix.dirname(page), path);
    return `](${pages}${target})`;
  });
}
