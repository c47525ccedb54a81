import { Prisma } from '@canopy/database';
import type { AliasMoved, Decision } from '@canopy/mlflow-client';
import type { Queries } from '../../database/store.js';
import { appendDecision, type NewDecision } from '../decision-chain/index.js';

/** The Postgres channel on which every process hears of the moves of aliases. */
export const aliasChannel = 'canopy_alias_moved';

export interface AliasMove {
  name: string;
  alias: string;
  /** Null takes the alias away. */
  to: number | null;
  /** Milliseconds since 1970. */
  now: number;
  because: MoveReason;
}

/** What the chain of decisions says of a move. */
export type MoveReason = Pick<NewDecision, 'outcome' | 'who' | 'why' | 'evidence' | 'answers' | 'key'>;

/** Of a move that some call made which gives no reasons. */
export const movedBecause = (why: string): MoveReason => ({ outcome: 'moved', who: 'a client', why });

/** False when there is no such model. Whoever changes a model's versions or aliases locks it first. */
export async function lockModel(queries: Queries, name: string): Promise<boolean> {
  const model = await queries.row(
    Prisma.sql`SELECT 1 FROM registered_models WHERE name = ${name} FOR NO KEY UPDATE`,
  );
  return model !== undefined;
}

/** The version that an alias names. */
export async function findAlias(queries: Queries, name: string, alias: string): Promise<number | undefined> {
  const row = await queries.row<{ version: number }>(
    Prisma.sql`SELECT version FROM registered_model_aliases WHERE name = ${name} AND alias = ${alias}`,
  );
  return row?.version;
}

/**
 * Moves an alias of a locked model, writes down the move and the decision, and, on commit, tells all who listen.
 * Undefined when the alias is there already.
 */
export async function moveAlias(queries: Queries, move: AliasMove): Promise<Decision | undefined> {
  const { name, alias, to } = move;
  const from = (await findAlias(queries, name, alias)) ?? null;
  if (from === to) return undefined;
  await queries.change(
    to === null
      ? Prisma.sql`DELETE FROM registered_model_aliases WHERE name = ${name} AND alias = ${alias}`
      : Prisma.sql`
          INSERT INTO registered_model_aliases (name, alias, version) VALUES (${name}, ${alias}, ${to})
          ON CONFLICT (name, alias) DO UPDATE SET version = EXCLUDED.version`,
  );
  return recordMove(queries, { ...move, from });
}

/** Writes down a move that was made with the decision, and on commit tells all who listen. */
export async function recordMove(
  queries: Queries,
  { name, alias, from, to, now, because }: AliasMove & { from: number | null },
): Promise<Decision> {
  const move = await queries.row<{ id: string }>(Prisma.sql`
    INSERT INTO alias_moves (name, alias, from_version, to_version, moved_at)
    VALUES (${name}, ${alias}, ${from}, ${to}, ${now}) RETURNING id`);
  const decision = await appendDecision(queries, {
    name,
    alias,
    // A step back is about the version that is taken away.
    version: String(because.outcome === 'rolled_back' ? from : (to ?? from)),
    ...(from !== null && { from_version: String(from) }),
    ...(to !== null && { to_version: String(to) }),
    ...because,
    ...(move && { alias_move: Number(move.id) }),
    decided_at: now,
  });
  const moved: AliasMoved = { name, alias, version: to === null ? null : String(to) };
  await queries.row(Prisma.sql`SELECT pg_notify(${aliasChannel}, ${JSON.stringify(moved)})`);
  return decision;
}
