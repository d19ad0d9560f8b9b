/** What is between the marks of a section. */
export function sectionOf(page: string, name: string): string {
  const [, rest = ""] = page.split(`<!-- begin ${name}: written by npm run bench:application -- --write -->`);
  return (rest.split(`<!-- end ${name} -->`)[0] ?? "").trim();
}

/** The cells of each row of a table, without its head. */
export function rowsIn(section: string): readonly (readonly string[])[] {
  const lines = section.split("\n").filter((line) => line.startsWith("| "));
  const isData = (line: string, index: number) =>
    index > 0 && !line.startsWith("| ---") && !(lines[index + 1] ?? "").startsWith("| ---");
  return lines.filter(isData).map((line) =>
    line
      .slice(1, -1)
      .split("|")
      .map((cell) => cell.trim()),
  );
}
