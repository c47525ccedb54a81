import { type Static, Type } from 'typebox';
import { PipelineInput } from '../pipeline/covertype-pipeline.js';

/** What may follow from drift or decay: tell people, keep the champion, train again, look at a wider window first. */
export const WatchAction = Type.Union([
  Type.Literal('alert'),
  Type.Literal('hold'),
  Type.Literal('retrain'),
  Type.Literal('widen'),
]);
export type WatchAction = Static<typeof WatchAction>;

/** When something is to be done, and what. */
export const WatchPolicy = Type.Object({
  onDrift: Type.Array(WatchAction),
  onDecay: Type.Array(WatchAction),
  /** Of windows in which nothing has changed, the share that may alarm. */
  falseAlarmRate: Type.Number({ exclusiveMinimum: 0, maximum: 0.2 }),
  /** How far accuracy may surely be below what the hold-out let expect. */
  decayTolerance: Type.Number({ minimum: 0, maximum: 1 }),
  /** Failures of the pipeline in a row that pause its schedule. */
  breakerFailures: Type.Integer({ minimum: 1 }),
});
export type WatchPolicy = Static<typeof WatchPolicy>;

/** The settings of a watch, as its schedule hands them on. */
export const WatchInput = Type.Object({
  windowSeconds: Type.Integer({ minimum: 60 }),
  policy: WatchPolicy,
  /** What a retraining is started with. */
  pipeline: PipelineInput,
});
export type WatchInput = Static<typeof WatchInput>;

export const WatchOutcome = Type.Union(
  [
    Type.Literal('WATCHED'),
    Type.Literal('NOTHING_NEW'),
    Type.Literal('NOT_LOGGED'),
    Type.Literal('CLOCK_BEHIND'),
  ],
  {
    description:
      'Windows were judged; no window has new rows or labels; inference logs no predictions; the clock is behind what was judged',
  },
);
export type WatchOutcome = Static<typeof WatchOutcome>;

/** How a watch ended, readable in the Temporal Web UI. */
export const WatchResult = Type.Object({
  outcome: WatchOutcome,
  /** One sentence for a person. */
  reason: Type.String(),
  windows: Type.Integer(),
  drifted: Type.Integer(),
  /** What was done about it, a sentence each. */
  actions: Type.Array(Type.String()),
});
export type WatchResult = Static<typeof WatchResult>;
