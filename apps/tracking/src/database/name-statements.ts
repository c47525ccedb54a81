/** A name for a text of SQL, or undefined for one that is sent in full each time. */
export type NameStatement = (text: string) => string | undefined;

// The longest of the app's own has 1,400 characters. Of filters that have thousands of comparisons Postgres keeps megabytes each.
const longestNamed = 4096;

/**
 * Gives names to the statements that come again, so that Postgres reads and plans each once a connection. A connection
 * keeps what it prepared for as long as it lives, and searches have endless forms: the first `mostNames` texts to come a
 * second time get a name, unless they are long, and of the others no more than as many are remembered.
 */
export function nameStatements(mostNames: number): NameStatement {
  const names = new Map<string, string>();
  const seenOnce = new Set<string>();
  return (text) => {
    if (text.length > longestNamed) return undefined;
    const name = names.get(text);
    if (name !== undefined || names.size >= mostNames) return name;
    if (seenOnce.delete(text)) {
      const given = `canopy_${names.size}`;
      names.set(text, given);
      return given;
    }
    if (seenOnce.size >= mostNames) seenOnce.clear();
    seenOnce.add(text);
    return undefined;
  };
}
