import { Prisma } from '@canopy/database';
import type { Decision, DecisionOutcome } from '@canopy/mlflow-client';
import { int64Column } from '../../protocol/int64.js';

export interface DecisionRow {
  position: string;
  name: string;
  alias: string;
  version: number;
  outcome: DecisionOutcome;
  from_version: number | null;
  to_version: number | null;
  who: string;
  why: string;
  evidence: string | null;
  answers: string | null;
  key: string | null;
  alias_move: string | null;
  decided_at: string;
  previous_hash: string;
  hash: string;
}

export const decisionColumns = Prisma.sql`position, name, alias, version, outcome, from_version, to_version, who, why,
  evidence, answers, key, alias_move, decided_at, previous_hash, hash`;

/** The row as the hash was made of it: what is not there has no field. */
export function toDecision(row: DecisionRow): Decision {
  const { evidence, key, answers, alias_move, from_version, to_version } = row;
  return {
    position: int64Column(row.position),
    name: row.name,
    alias: row.alias,
    version: String(row.version),
    outcome: row.outcome,
    ...(from_version !== null && { from_version: String(from_version) }),
    ...(to_version !== null && { to_version: String(to_version) }),
    who: row.who,
    why: row.why,
    ...(evidence !== null && { evidence }),
    ...(answers !== null && { answers: int64Column(answers) }),
    ...(key !== null && { key }),
    ...(alias_move !== null && { alias_move: int64Column(alias_move) }),
    decided_at: int64Column(row.decided_at),
    previous_hash: row.previous_hash,
    hash: row.hash,
  };
}
