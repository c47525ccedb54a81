import { inTransaction, type Pool, type PoolClient, type Prisma } from '@canopy/database';
import { explainDatabaseError, isGivenUp } from './explain-database-error.js';
import { type NameStatement, nameStatements } from './name-statements.js';
import type { Plan, Queries, Store } from './store.js';

const mostTries = 5;
// Of the app's own statements there are about a hundred.
const mostNames = 200;

/** Tagged SQL over the pool, without the mapper: a create by it took 4.7 ms where the statement takes under one. */
export function createStore(pool: Pool): Store {
  const nameOf = nameStatements(mostNames);
  const ask = askOf(pool, nameOf);
  return {
    ...queriesOf((sql, plan) => again(() => ask(sql, plan))),
    transaction: (work) =>
      again(async () => {
        try {
          return await inTransaction(pool, (client) => work(queriesOf(askOf(client, nameOf))));
        } catch (error) {
          throw explainDatabaseError(error);
        }
      }),
  };
}

/** Once more from the start, as often as Postgres had to give it up for another's sake. */
async function again<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
      if (tries === mostTries || !isGivenUp(cause)) throw error;
    }
  }
}

type Ask = (sql: Prisma.Sql, plan?: Plan) => Promise<{ rows: unknown[]; rowCount: number | null }>;

function askOf(client: Pool | PoolClient, nameOf: NameStatement): Ask {
  return async ({ text, values }, plan = 'kept') => {
    const name = plan === 'kept' ? nameOf(text) : undefined;
    try {
      return await client.query(name === undefined ? { text, values } : { name, text, values });
    } catch (error) {
      throw explainDatabaseError(error);
    }
  };
}

function queriesOf(ask: Ask): Queries {
  return {
    rows: async <Row>(sql: Prisma.Sql, plan?: Plan) => (await ask(sql, plan)).rows as Row[],
    row: async <Row>(sql: Prisma.Sql, plan?: Plan) => (await ask(sql, plan)).rows[0] as Row | undefined,
    change: async (sql) => (await ask(sql)).rowCount ?? 0,
  };
}
