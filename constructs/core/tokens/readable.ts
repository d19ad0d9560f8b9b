import { isBeyondAmounts } from "./framework-tokens";

/** How the framework writes tokens: in texts, lists, maps, and as numbers. */
const tokens = /[$#&]\{TfToken\[[^\]}]*(?:\]\}|…)?|-?\d(?:\.\d+)?e\+\d+/g;

/** A text for people, with `${…}` in the place of each token that the framework has made. */
export function readable(text: string): string {
  return text
    .replace(tokens, (token) => (/^[$#&]/.test(token) || isBeyondAmounts(Number(token)) ? "${…}" : token))
    .replace(/\b(?:String|Any) Map Token Value\b/g, "${…}");
}
