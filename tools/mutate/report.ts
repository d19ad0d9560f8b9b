import type { JudgedMutant, Mutant } from "./mutant";

/** What it is called when no test noticed a mutant; an endless loop and a file that does not load were noticed. */
const unnoticed = ["Survived", "NoCoverage"];

/** True for a mutant that no test noticed. */
export function isUnnoticed({ status }: JudgedMutant): boolean {
  return unnoticed.includes(status);
}

/** By folder and in all: size of the sample, how many were judged, and the share of these that a test noticed. */
export function report(chosen: readonly Mutant[], judged: readonly JudgedMutant[]): string {
  const folders = [...new Set(chosen.map(folderOf))].sort();
  const rows = [
    ...folders.map((folder) => [folder, (mutant: Mutant) => folderOf(mutant) === folder] as const),
    ["all", () => true] as const,
  ].map(([name, holds]) => row(name, chosen.filter(holds).length, judged.filter(holds)));
  return [line("", "sample", "judged", "killed", "share"), ...rows].join("\n");
}

function row(name: string, size: number, judged: readonly JudgedMutant[]): string {
  const killed = judged.filter((mutant) => !isUnnoticed(mutant)).length;
  const share = judged.length === 0 ? "" : `${((100 * killed) / judged.length).toFixed(1)} %`;
  return line(name, `${size}`, `${judged.length}`, `${killed}`, share);
}

function line(name: string, ...cells: readonly string[]): string {
  return name.padEnd(28) + cells.map((cell) => cell.padStart(9)).join("");
}

/** `constructs/elasticache`, `tools/guard`. */
function folderOf({ file }: Mutant): string {
  return file.split("/").slice(0, 2).join("/");
}
