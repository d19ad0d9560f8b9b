/** Letters that a name and its misspelling have in common at least, as a share of the name's. */
const likeness = 2 / 3;

/** Fewest letters of a part of a name that tell which one is meant. */
const minPartLength = 4;

/** Most names to suggest. */
const maxSuggestions = 3;

/**
 * The names that are meant by one that does not exist: those with the fewest mistypings, or else those that it is a part
 * of, or that are a part of it.
 *
 * @internal
 */
export function nearest(name: string, known: readonly string[]): readonly string[] {
  const distances = known.map((candidate) => distance(lettersOf(name), lettersOf(candidate)));
  const least = Math.min(...distances);
  if (least <= Math.max(1, Math.floor(lettersOf(name).length * (1 - likeness)))) {
    return known.filter((_, index) => distances[index] === least).slice(0, maxSuggestions);
  }
  const related = known.filter((candidate) => isPart(name, candidate) || isPart(candidate, name));
  return related.length <= maxSuggestions ? related : [];
}

/**
 * Suggests the names that are meant by one that does not exist.
 *
 * @returns the rest of a message, if any name is near
 * @internal
 */
export function didYouMean(name: string, known: readonly string[]): string | undefined {
  const names = nearest(name, known).map((candidate) => `\`${candidate}\``);
  return names.length === 0 ? undefined : `did you mean ${names.join(" or ")}?`;
}

function lettersOf(name: string): string {
  return name.replace(/[^A-Za-z0-9]/g, "").toLowerCase();
}

function isPart(part: string, whole: string): boolean {
  return lettersOf(part).length >= minPartLength && lettersOf(whole).includes(lettersOf(part));
}

/** Letters to insert, leave out, change or swap with their neighbour to get from one text to the other. */
function distance(from: string, to: string): number {
  const rows: number[][] = [Array.from({ length: to.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= from.length; row += 1) {
    const cells = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const isSame = from[row - 1] === to[column - 1];
      const isSwapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      cells.push(
        Math.min(
          at(rows, row - 1, column) + 1,
          (cells[column - 1] ?? Infinity) + 1,
          at(rows, row - 1, column - 1) + (isSame ? 0 : 1),
          isSwapped ? at(rows, row - 2, column - 2) + 1 : Infinity,
        ),
      );
    }
    rows.push(cells);
  }
  return at(rows, from.length, to.length);
}

function at(rows: readonly (readonly number[])[], row: number, column: number): number {
  return rows[row]?.[column] ?? Infinity;
}
