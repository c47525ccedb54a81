import type { Prisma } from '@canopy/database';

/** Asks Postgres; each call is one statement. Every failure that a caller can act on is a `TrackingError`. */
export interface Queries {
  rows<Row extends object>(sql: Prisma.Sql): Promise<Row[]>;
  /** The first row, or undefined. */
  row<Row extends object>(sql: Prisma.Sql): Promise<Row | undefined>;
  /** How many rows the statement changed. */
  change(sql: Prisma.Sql): Promise<number>;
}

/** What Postgres had to give up for another's sake is done again from the start, a few times. */
export interface Store extends Queries {
  /** One transaction. */
  transaction<T>(work: (queries: Queries) => Promise<T>): Promise<T>;
}
