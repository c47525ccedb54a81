import { type Static, Type } from 'typebox';

/** How right a version was in a window: by labels where there are enough, else as calibrated probabilities let expect. */
export const WindowAccuracy = Type.Object({
  by: Type.Union([Type.Literal('labels'), Type.Literal('estimate')]),
  value: Type.Number(),
  /** Labels, or predictions, that it rests on. */
  rows: Type.Integer(),
});
export type WindowAccuracy = Static<typeof WindowAccuracy>;

const window = {
  version: Type.String(),
  /** End of the window. */
  to: Type.String(),
  rows: Type.Integer(),
  /** Keys of the columns that drifted, the most harmful first. */
  drifted: Type.Array(Type.String()),
  accuracy: Type.Optional(WindowAccuracy),
};

/** Why an alert was opened: a code with its facts, so that whoever shows it may say it in another language. */
export const AlertReason = Type.Union([
  Type.Object({ code: Type.Literal('drift'), ...window }),
  Type.Object({ code: Type.Literal('decay'), ...window }),
  Type.Object({ code: Type.Literal('breaker'), failures: Type.Integer() }),
]);
export type AlertReason = Static<typeof AlertReason>;
