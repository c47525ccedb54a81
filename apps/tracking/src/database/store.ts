import type { Prisma } from '@canopy/database';

/**
 * How Postgres plans a statement: once for all values, which a connection keeps; or for these very values, which takes part
 * of a millisecond, and pays where it depends on them how many rows there are.
 */
export type Plan = 'kept' | 'own';

/** Asks Postgres; each call is one statement. Every failure that a caller can act on is a `TrackingError`. */
export interface Queries {
  /** @param plan default `kept`. */
  rows<Row extends object>(sql: Prisma.Sql, plan?: Plan): Promise<Row[]>;
  /** The first row, or undefined. */
  row<Row extends object>(sql: Prisma.Sql, plan?: Plan): Promise<Row | undefined>;
  /** How many rows the statement changed. */
  change(sql: Prisma.Sql): Promise<number>;
}

/** What Postgres had to give up for another's sake is done again from the start, a few times. */
export interface Store extends Queries {
  /** One transaction. */
  transaction<T>(work: (queries: Queries) => Promise<T>): Promise<T>;
}
