/** How often each name of a column comes together with each value of another: `counts[name][value]`. */
export type JointCounts = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** The names of a column beside the values of another one, in rows before and in new ones. */
export interface Companion {
  earlier: JointCounts;
  present: JointCounts;
}

/** Two names of a column, and how much better the new rows would be like those before if the two had been exchanged. */
export interface Exchange {
  names: readonly [string, string];
  /** New rows with one of the two names. */
  rows: number;
  /** Mean logarithm of the likelihood ratio of such a row, in nats: above zero, the exchange explains the rows better. */
  gain: number;
}

/**
 * Asks of each two names of a column whether the new rows look as if somebody had exchanged them. A name is known by what it comes
 * together with, as naive Bayes does it: values of the other columns by their shares among the earlier rows of the name, with half a
 * row added to each (Krichevsky and Trofimov, 1981). Names that fewer rows have say nothing.
 *
 * @returns greatest gain first.
 */
export function weighExchanges(
  companions: readonly Companion[],
  { fewestEarlier, fewestPresent }: { fewestEarlier: number; fewestPresent: number },
): Exchange[] {
  const [first] = companions;
  if (first === undefined) return [];
  const known = Object.keys(first.earlier).filter((name) => total(first.earlier[name]) >= fewestEarlier);
  const rowsOf = new Map(known.map((name) => [name, total(first.present[name])]));
  const likenesses = companions.map(compare);
  const likeness = (of: string, as: string) => likenesses.reduce((sum, one) => sum + one(of, as), 0);
  const pairs = known.flatMap((one, index) => known.slice(index + 1).map((other) => [one, other] as const));
  return pairs
    .flatMap((names): Exchange[] => {
      const [one, other] = names;
      const rows = (rowsOf.get(one) ?? 0) + (rowsOf.get(other) ?? 0);
      if (rows < fewestPresent) return [];
      const asNamed = likeness(one, one) + likeness(other, other);
      return [{ names, rows, gain: (likeness(one, other) + likeness(other, one) - asNamed) / rows }];
    })
    .sort((a, b) => b.gain - a.gain);
}

/** The log likelihood of the new rows of one name as rows of another. */
function compare({ earlier, present }: Companion): (of: string, as: string) => number {
  const values = new Set([...Object.values(earlier), ...Object.values(present)].flatMap(Object.keys));
  const totals = new Map(Object.entries(earlier).map(([name, counts]) => [name, total(counts)]));
  const logShare = (name: string, value: string) =>
    Math.log(((earlier[name]?.[value] ?? 0) + 0.5) / ((totals.get(name) ?? 0) + 0.5 * values.size));
  return (of, as) =>
    Object.entries(present[of] ?? {}).reduce((sum, [value, count]) => sum + count * logShare(as, value), 0);
}

const total = (counts: Readonly<Record<string, number>> = {}) =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);
