import { Prisma } from '@canopy/database';
import type { Decision, DecisionOutcome } from '@canopy/mlflow-client';
import type { Queries, Store } from '../../database/store.js';
import { findAlias, lockModel, type MoveReason, moveAlias } from '../aliases/index.js';
import {
  appendDecision,
  type DecisionRow,
  decisionColumns,
  lockChain,
  toDecision,
} from '../decision-chain/index.js';

/** What a decision is made on, read while the model is locked, so that it still holds when it is written. */
export interface Present {
  /** What the alias names. */
  named: number | undefined;
  hasVersion(version: number): Promise<boolean>;
  decisionAt(position: number): Promise<Decision | undefined>;
  answerTo(position: number): Promise<Decision | undefined>;
  /** The newest decision that let the alias name this version, other than by a step back. */
  arrivalOf(version: number): Promise<Decision | undefined>;
  /** The newest step back to this version that was not undone. */
  stepBackTo(version: number): Promise<Decision | undefined>;
}

/** What is to be written: with `to` the alias moves there. */
export interface Verdict extends MoveReason {
  version: number;
  to?: number;
}

export interface DecisionsQuery {
  name?: string | undefined;
  alias?: string | undefined;
  version?: number | undefined;
  /** None: whatever the outcome. */
  outcomes?: readonly string[];
  /** Only those that moved the alias. */
  movesOnly?: boolean;
  /** Only those that no other decision answers. */
  unansweredOnly?: boolean;
  /** Only those up to this position. */
  through?: number | undefined;
  oldestFirst: boolean;
  /** Only those after this position in the order. */
  after?: number | undefined;
  limit: number;
}

export type DecisionsRepository = ReturnType<typeof createDecisionsRepository>;

export function createDecisionsRepository(store: Store) {
  return {
    find: (position: number) => findWhere(store, Prisma.sql`position = ${position}`),
    list: async ({ oldestFirst, after, limit, ...of }: DecisionsQuery) => {
      const conditions = conditionsOf(of);
      if (after !== undefined) {
        conditions.push(oldestFirst ? Prisma.sql`position > ${after}` : Prisma.sql`position < ${after}`);
      }
      const rows = await store.rows<DecisionRow>(Prisma.sql`
        SELECT ${decisionColumns} FROM decisions
        WHERE ${conditions.length === 0 ? Prisma.sql`TRUE` : Prisma.join(conditions, ' AND ')}
        ORDER BY position ${oldestFirst ? Prisma.sql`ASC` : Prisma.sql`DESC`} LIMIT ${limit}`);
      return rows.map(toDecision);
    },
    countOutcomes: () =>
      store.rows<{ outcome: DecisionOutcome; count: number }>(
        Prisma.sql`SELECT outcome, count(*)::int AS count FROM decisions GROUP BY outcome`,
      ),
    /**
     * Writes what `judge` says of the present state, with the alias's move, in one transaction. A key that was used before
     * answers with the decision it made. Undefined when there is no such model.
     */
    write: (
      { name, alias, key, now }: { name: string; alias: string; key: string; now: number },
      judge: (present: Present) => Promise<Verdict>,
    ): Promise<Decision | undefined> =>
      store.transaction(async (queries) => {
        if (!(await lockModel(queries, name))) return undefined;
        await lockChain(queries);
        const known = await findWhere(queries, Prisma.sql`key = ${key}`);
        if (known) return known;
        const named = await findAlias(queries, name, alias);
        const { version, to, ...because } = await judge(presentOf(queries, { name, alias, named }));
        const moved =
          to === undefined
            ? undefined
            : await moveAlias(queries, { name, alias, to, now, because: { ...because, key } });
        if (moved) return moved;
        const standing =
          named === undefined ? {} : { from_version: String(named), to_version: String(named) };
        const content = { name, alias, version: String(version), ...standing, ...because, key };
        return appendDecision(queries, { ...content, decided_at: now });
      }),
  };
}

const isUnanswered = Prisma.sql`NOT EXISTS (SELECT 1 FROM decisions d WHERE d.answers = decisions.position)`;

type Filter = Omit<DecisionsQuery, 'oldestFirst' | 'after' | 'limit'>;

function conditionsOf(filter: Filter): Prisma.Sql[] {
  const { name, alias, version, outcomes = [], movesOnly, unansweredOnly, through } = filter;
  return [
    ...(name === undefined ? [] : [Prisma.sql`name = ${name}`]),
    ...(alias === undefined ? [] : [Prisma.sql`alias = ${alias}`]),
    ...(version === undefined ? [] : [Prisma.sql`version = ${version}`]),
    ...(outcomes.length === 0 ? [] : [Prisma.sql`outcome = ANY(${outcomes}::text[])`]),
    ...(movesOnly ? [Prisma.sql`from_version IS DISTINCT FROM to_version`] : []),
    ...(unansweredOnly ? [isUnanswered] : []),
    ...(through === undefined ? [] : [Prisma.sql`position <= ${through}`]),
  ];
}

function presentOf(
  queries: Queries,
  { name, alias, named }: { name: string; alias: string; named: number | undefined },
): Present {
  const ofAlias = Prisma.sql`name = ${name} AND alias = ${alias}`;
  return {
    named,
    hasVersion: async (version) =>
      (await queries.row(Prisma.sql`
        SELECT 1 FROM model_versions
        WHERE name = ${name} AND version = ${version} AND current_stage <> 'Deleted_Internal'`)) !==
      undefined,
    decisionAt: (position) => findWhere(queries, Prisma.sql`position = ${position}`),
    answerTo: (position) => findWhere(queries, Prisma.sql`answers = ${position}`),
    arrivalOf: (version) =>
      findWhere(
        queries,
        Prisma.sql`${ofAlias} AND to_version = ${version} AND from_version IS DISTINCT FROM ${version}
          AND outcome <> 'rolled_back'`,
      ),
    stepBackTo: (version) =>
      findWhere(
        queries,
        Prisma.sql`${ofAlias} AND to_version = ${version} AND outcome = 'rolled_back'
          AND ${isUnanswered}`,
      ),
  };
}

async function findWhere(queries: Queries, condition: Prisma.Sql): Promise<Decision | undefined> {
  const row = await queries.row<DecisionRow>(Prisma.sql`
    SELECT ${decisionColumns} FROM decisions WHERE ${condition} ORDER BY position DESC LIMIT 1`);
  return row && toDecision(row);
}
