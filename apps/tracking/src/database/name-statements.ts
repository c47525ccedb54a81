/** A name for a text of SQL, or undefined for one that is sent in full each time. */
export type NameStatement = (text: string) => string | undefined;

/**
 * Gives names to the statements that come again, so that Postgres reads and plans each once a connection. A connection
 * keeps what it prepared for as long as it lives, and searches have endless forms: the first `mostNames` texts to come a
 * second time get a name, and of the others no more than as many are remembered.
 */
export function nameStatements(mostNames: number): NameStatement {
  const names = new Map<string, string>();
  const seenOnce = new Set<string>();
  return (text) => {
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
