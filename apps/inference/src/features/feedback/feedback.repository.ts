import { type Database, inTransaction, type PoolClient } from '@canopy/database';

/** What is known of a prediction that a label came for. */
export interface KnownPrediction {
  id: string;
  at: Date;
  /** Its true class; null until one was told. */
  label: number | null;
}

export interface NewLabel {
  id: string;
  label: number;
}

/** What may be asked and written while the predictions in question are kept from being deleted. */
export interface FeedbackTransaction {
  /** Those of the predictions that there are. */
  find(ids: readonly string[]): Promise<KnownPrediction[]>;
  /** Labels of predictions that have none. */
  add(labels: readonly NewLabel[]): Promise<void>;
  /** Other labels for predictions that have one, which is kept beside the new one. */
  correct(labels: readonly NewLabel[]): Promise<void>;
}

/** The true classes of logged predictions. */
export interface FeedbackRepository {
  inTransaction<T>(work: (transaction: FeedbackTransaction) => Promise<T>): Promise<T>;
}

export function createFeedbackRepository({ pool }: Pick<Database, 'pool'>): FeedbackRepository {
  return {
    inTransaction: (work) => inTransaction(pool, (client) => work(transactionOn(client))),
  };
}

function transactionOn(client: PoolClient): FeedbackTransaction {
  return {
    async find(ids) {
      // In one order for all, so that two lists with the same ids wait for each other instead of for ever. One that is being written
      // just now may be missed here and seen by the next statement: what is not locked is not known.
      const { rows: locked } = await client.query<{ id: string }>(
        'SELECT "id" FROM "predictions" WHERE "id" = ANY($1::uuid[]) ORDER BY "id" FOR NO KEY UPDATE',
        [ids],
      );
      const { rows } = await client.query<KnownPrediction>(
        `SELECT p."id", p."at", f."label"
         FROM "predictions" p LEFT JOIN "feedback" f ON f."prediction_id" = p."id"
         WHERE p."id" = ANY($1::uuid[])`,
        [locked.map(({ id }) => id)],
      );
      return rows;
    },
    async add(labels) {
      await client.query(
        `INSERT INTO "feedback" ("prediction_id", "received_at", "label")
         SELECT "id", clock_timestamp(), "label" FROM unnest($1::uuid[], $2::smallint[]) AS given("id", "label")`,
        columnsOf(labels),
      );
    },
    async correct(labels) {
      await client.query(
        `UPDATE "feedback" SET "corrects" = "feedback"."label", "label" = given."label", "received_at" = clock_timestamp()
         FROM unnest($1::uuid[], $2::smallint[]) AS given("id", "label") WHERE "prediction_id" = given."id"`,
        columnsOf(labels),
      );
    },
  };
}

const columnsOf = (labels: readonly NewLabel[]) => [
  labels.map(({ id }) => id),
  labels.map(({ label }) => label),
];
