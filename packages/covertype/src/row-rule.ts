/**
 * What the values of several columns must have to do with each other. `error` keeps a row out of training; `warning` counts it, and
 * many such rows hold the batch.
 */
export interface RowRule {
  /** Short, stable name: it is stored with every row that breaks the rule. */
  id: string;
  severity: 'error' | 'warning';
  /** Keys of the columns whose values `holds` is given, in this order. */
  columns: readonly string[];
  /** One sentence for a person: what holds. */
  meaning: string;
  /** What that sentence tells by name, so that it may be told in another language. */
  facts?: Readonly<Record<string, number>>;
  holds: (...values: number[]) => boolean;
}
