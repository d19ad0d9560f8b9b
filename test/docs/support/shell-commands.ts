/** First lines of a block of which every command needs something that tests do not have. */
const needs = ["# needs AWS", "# needs the internet"];

/** Languages of fenced blocks that are no shell commands. */
const otherLanguages = ["ts", "json", "yaml", "text", "hcl"];

/** What a reader of a page may type. */
export interface Commands {
  /** Commands in fenced blocks that are not marked as needing anything. */
  readonly free: readonly string[];
  /** Commands in blocks that are. */
  readonly needAws: readonly string[];
  /** Commands in running text. */
  readonly inText: readonly string[];
}

/** Reads the commands in a page, one for each line; a line that ends with a backslash goes on in the next. */
export function commandsIn(page: string): Commands {
  const blocks = [...page.matchAll(/^( *)```(\w*)[^\n]*\n(.*?)^\1```$/gms)]
    .filter(([, , language = ""]) => !otherLanguages.includes(language))
    .map(([, , , block = ""]) => linesOf(block));
  const isMarked = ([first]: readonly string[]): boolean => needs.includes(String(first));
  const text = page.replace(/^( *)```.*?^\1```$/gms, "");
  return {
    free: blocks.filter((lines) => !isMarked(lines)).flat(),
    needAws: blocks.filter(isMarked).flatMap(([, ...lines]) => lines),
    inText: [...text.matchAll(/`((?:npm|npx|node|terraform|aws) [^`]+)`/g)].map(([, command = ""]) => command),
  };
}

function linesOf(block: string): readonly string[] {
  return block
    .replace(/\\\n\s*/g, "")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
