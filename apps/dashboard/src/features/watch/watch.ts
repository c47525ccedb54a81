import { AlertReason } from '@canopy/pipeline-contract';
import { type Static, Type } from 'typebox';

/** How a column, or a window as a whole, compares with the training. */
export const Verdict = Type.Enum(['steady', 'small', 'drift', 'too_few', 'no_profile']);
export type Verdict = Static<typeof Verdict>;

/** A version in a window. */
export const Report = Type.Object({
  version: Type.String(),
  from: Type.String(),
  to: Type.String(),
  rows: Type.Integer(),
  verdict: Verdict,
  /** The most harmful first. */
  columns: Type.Array(
    Type.Object({ key: Type.String(), verdict: Verdict, harm: Type.Number(), psi: Type.Number() }),
  ),
  /** What probabilities let expect; `isForecast` when no label was there yet. */
  estimated: Type.Optional(Type.Object({ accuracy: Type.Number(), isForecast: Type.Boolean() })),
  labelled: Type.Integer(),
  measured: Type.Optional(Type.Object({ accuracy: Type.Number(), low: Type.Number(), high: Type.Number() })),
  performance: Type.Enum(['unknown', 'steady', 'decayed']),
});
export type Report = Static<typeof Report>;

export const Alert = Type.Object({
  id: Type.String(),
  kind: Type.Enum(['drift', 'decay', 'breaker']),
  /** In English, as the worker wrote it, and what it tells; older alerts have the text alone. */
  text: Type.String(),
  reason: Type.Optional(AlertReason),
  openedAt: Type.String(),
  resolvedAt: Type.Optional(Type.String()),
  /** What became of the message to the webhook, if there was to be one. */
  delivery: Type.Optional(Type.String()),
});
export type Alert = Static<typeof Alert>;

/** The labelled rows whose confidence lies in one tenth. */
export const ReliabilityTenth = Type.Object({
  rows: Type.Integer(),
  correct: Type.Integer(),
  confidenceSum: Type.Number(),
});
export type ReliabilityTenth = Static<typeof ReliabilityTenth>;

export const ClassRecall = Type.Object({
  label: Type.Integer(),
  support: Type.Integer(),
  value: Type.Number(),
  low: Type.Number(),
  high: Type.Number(),
});
export type ClassRecall = Static<typeof ClassRecall>;

/** What the labels of a version say. */
export const VersionLabels = Type.Object({
  version: Type.String(),
  /** Over the windows that are listed. */
  reliability: Type.Array(ReliabilityTenth),
  /** Of the newest window with labels. */
  recalls: Type.Array(ClassRecall),
});
export type VersionLabels = Static<typeof VersionLabels>;

export const Watch = Type.Object({
  /** The newest first. */
  reports: Type.Array(Report),
  /** Open ones first, then the newest. */
  alerts: Type.Array(Alert),
  /** Of windows with an estimate that was made before their labels: how many, and in how many the labels agreed with it. */
  record: Type.Object({ judged: Type.Integer(), agreed: Type.Integer() }),
  /** Of each version with labels, in the order of its newest window. */
  labels: Type.Array(VersionLabels),
});
export type Watch = Static<typeof Watch>;
