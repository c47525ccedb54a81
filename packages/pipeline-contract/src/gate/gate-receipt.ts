import { type Static, Type } from 'typebox';
import { StoredObject } from '../stored-object.js';
import { AlertReason } from '../watch/alert-reason.js';
import { ChampionFault } from './champion-fault.js';
import { GatePolicy } from './gate-policy.js';
import { GateReason } from './gate-reason.js';

const Difference = Type.Object({ estimate: Type.Number(), low: Type.Number(), high: Type.Number() });
const Wins = Type.Object({ candidate: Type.Integer(), champion: Type.Integer() });
const Scores = Type.Object({ accuracy: Type.Number(), f1Macro: Type.Number(), logLoss: Type.Number() });

/** What the hold-out rows say of a candidate and the champion. */
export const GateWeighing = Type.Object({
  rows: Type.Integer(),
  wins: Wins,
  mcNemar: Type.Object({ candidateIsBetter: Type.Number(), theyDiffer: Type.Number() }),
  /** Candidate less champion, with 95 % intervals. */
  accuracy: Difference,
  f1Macro: Difference,
  /** Rows that nobody had seen when the champion was chosen. */
  freshRows: Type.Integer(),
  freshWins: Wins,
  /** Natural logarithms of the e-value that there is, and of the one that a promotion needs. */
  logEvidence: Type.Number(),
  logNeeded: Type.Number(),
  classes: Type.Array(
    Type.Object({
      label: Type.Integer(),
      rows: Type.Integer(),
      loss: Type.Number(),
      chance: Type.Number(),
      isTooGreat: Type.Boolean(),
    }),
  ),
  verdict: Type.Union([Type.Literal('better'), Type.Literal('perhaps'), Type.Literal('not shown')]),
  isLessBalanced: Type.Boolean(),
});
export type GateWeighing = Static<typeof GateWeighing>;

/** All that a decision of the gate rests on: from the objects that it names, anybody can decide again. */
export const GateReceipt = Type.Object({
  format: Type.Literal('canopy-gate/1'),
  batchId: Type.String(),
  runId: Type.String(),
  snapshot: StoredObject,
  model: StoredObject,
  /** The report of the evaluation. */
  report: StoredObject,
  /** Share of rows that the evaluation was asked to cover. */
  coverage: Type.Optional(Type.Number()),
  policy: GatePolicy,
  candidate: Scores,
  floor: Scores,
  /** The champion then; null when there was none. */
  champion: Type.Union([
    Type.Null(),
    Type.Object({
      version: Type.String(),
      status: Type.Union([Type.Literal('judged'), Type.Literal('foreign'), Type.Literal('damaged')]),
      /** Of its model file; absent when that could not be read. */
      sha256: Type.Optional(Type.String()),
      /** Why it could not be judged. */
      reason: Type.Optional(Type.String()),
      fault: Type.Optional(ChampionFault),
    }),
  ]),
  /** The snapshot whose hold-out rows were seen before the champion was chosen, so that they are no evidence. */
  seen: Type.Union([Type.Null(), StoredObject]),
  /** Which candidate against this champion it is, from 1; null without a judged champion. */
  look: Type.Union([Type.Null(), Type.Integer()]),
  /** Why promotions were held; null: they were not. */
  hold: Type.Union([Type.Null(), Type.String()]),
  /** What the watch saw, where it is the watch that held them. */
  watched: Type.Optional(AlertReason),
  /** A version of the same bytes that was rolled back. */
  rolledBack: Type.Union([Type.Null(), Type.String()]),
  weighing: Type.Union([Type.Null(), GateWeighing]),
  /** Why it was decided so. Older receipts have none. */
  reasons: Type.Optional(Type.Array(GateReason)),
});
export type GateReceipt = Static<typeof GateReceipt>;
