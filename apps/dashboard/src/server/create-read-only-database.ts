import { createReadOnlyPool } from '@canopy/database/read-only';
import { describeError } from './describe-error';
import { Problem } from './problem';

export interface ReadOnlyDatabase {
  /** The rows that `sql` selects. @throws Problem `database_unreachable` or, without tables, `database_empty`. */
  ask<Row extends object>(sql: string, values?: unknown[]): Promise<Row[]>;
}

const undefinedTable = '42P01'; // https://www.postgresql.org/docs/18/errcodes-appendix.html

/** The pipeline's tables, for looking only: Postgres itself refuses a write in these sessions. */
export function createReadOnlyDatabase(url: string, onIdleError: (error: Error) => void): ReadOnlyDatabase {
  const pool = createReadOnlyPool(url, onIdleError);
  return {
    async ask<Row extends object>(sql: string, values: unknown[] = []) {
      try {
        return (await pool.query<Row>(sql, values)).rows;
      } catch (error) {
        const isEmpty = error instanceof Error && 'code' in error && error.code === undefinedTable;
        throw new Problem(isEmpty ? 'database_empty' : 'database_unreachable', describeError(error), error);
      }
    },
  };
}
