import { Prisma } from '@canopy/database';
import { type Decision, firstPreviousHash, hashDecision } from '@canopy/mlflow-client';
import type { Queries } from '../../database/store.js';
import { type DecisionRow, decisionColumns, toDecision } from './decision-row.repository.js';

export type NewDecision = Omit<Decision, 'position' | 'previous_hash' | 'hash'>;

// One at a time, over all models: the number itself says nothing.
const chainLock = 7_203_119;

/** Keeps others from adding decisions until the transaction ends. Whoever changes a model locks that first. */
export async function lockChain(queries: Queries): Promise<void> {
  await queries.row(Prisma.sql`SELECT pg_advisory_xact_lock(${chainLock})`);
}

/** Adds the next decision of the chain, within a transaction that has locked the model. */
export async function appendDecision(queries: Queries, decision: NewDecision): Promise<Decision> {
  await lockChain(queries);
  const last = await queries.row<DecisionRow>(
    Prisma.sql`SELECT ${decisionColumns} FROM decisions ORDER BY position DESC LIMIT 1`,
  );
  const before = last && toDecision(last);
  const content = {
    ...decision,
    position: (before?.position ?? 0) + 1,
    previous_hash: before?.hash ?? firstPreviousHash,
  };
  const hash = await hashDecision(content);
  const row = await queries.row<DecisionRow>(Prisma.sql`
    INSERT INTO decisions (${decisionColumns}) VALUES (
      ${content.position}, ${content.name}, ${content.alias}, ${Number(content.version)}, ${content.outcome},
      ${numberOrNull(content.from_version)}, ${numberOrNull(content.to_version)}, ${content.who}, ${content.why},
      ${content.evidence ?? null}, ${content.answers ?? null}, ${content.key ?? null}, ${content.alias_move ?? null},
      ${content.decided_at}, ${content.previous_hash}, ${hash})
    RETURNING ${decisionColumns}`);
  return toDecision(row as DecisionRow);
}

const numberOrNull = (version: string | undefined) => (version === undefined ? null : Number(version));
