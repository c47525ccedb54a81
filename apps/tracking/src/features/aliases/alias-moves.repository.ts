import { Prisma } from '@canopy/database';
import type { AliasMoved } from '@canopy/mlflow-client';
import type { Queries } from '../../database/store.js';

/** The Postgres channel on which every process hears of the moves of aliases. */
export const aliasChannel = 'canopy_alias_moved';

export interface AliasMove {
  name: string;
  alias: string;
  /** Null takes the alias away. */
  to: number | null;
  /** Milliseconds since 1970. */
  now: number;
}

/** False when there is no such model. Whoever changes a model's versions or aliases locks it first. */
export async function lockModel(queries: Queries, name: string): Promise<boolean> {
  const model = await queries.row(
    Prisma.sql`SELECT 1 FROM registered_models WHERE name = ${name} FOR NO KEY UPDATE`,
  );
  return model !== undefined;
}

/** Moves an alias of a locked model, writes the move down and, on commit, tells all who listen. */
export async function moveAlias(queries: Queries, { name, alias, to, now }: AliasMove): Promise<void> {
  const before = await queries.row<{ version: number }>(
    Prisma.sql`SELECT version FROM registered_model_aliases WHERE name = ${name} AND alias = ${alias}`,
  );
  if ((before?.version ?? null) === to) return;
  await queries.change(
    to === null
      ? Prisma.sql`DELETE FROM registered_model_aliases WHERE name = ${name} AND alias = ${alias}`
      : Prisma.sql`
          INSERT INTO registered_model_aliases (name, alias, version) VALUES (${name}, ${alias}, ${to})
          ON CONFLICT (name, alias) DO UPDATE SET version = EXCLUDED.version`,
  );
  await recordMove(queries, { name, alias, from: before?.version ?? null, to, now });
}

/** Writes down a move that was made, and on commit tells all who listen. */
export async function recordMove(
  queries: Queries,
  { name, alias, from, to, now }: AliasMove & { from: number | null },
): Promise<void> {
  await queries.change(Prisma.sql`
    INSERT INTO alias_moves (name, alias, from_version, to_version, moved_at)
    VALUES (${name}, ${alias}, ${from}, ${to}, ${now})`);
  const moved: AliasMoved = { name, alias, version: to === null ? null : String(to) };
  await queries.row(Prisma.sql`SELECT pg_notify(${aliasChannel}, ${JSON.stringify(moved)})`);
}
