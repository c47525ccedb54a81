import { type Static, Type } from 'typebox';

/** How far a backfill is. */
export const BackfillProgress = Type.Object({
  ticks: Type.Integer(),
  received: Type.Integer(),
  inserted: Type.Integer(),
  /** Batches that wait for a person. */
  held: Type.Integer(),
  trainings: Type.Integer(),
  /** Ticks in a row that failed, up to now. */
  failuresInARow: Type.Integer(),
});
export type BackfillProgress = Static<typeof BackfillProgress>;

/** What the workflow `backfill` is started with. */
export const BackfillInput = Type.Object({
  /** Between two ticks: the source gives its next batch no sooner. */
  pauseSeconds: Type.Integer({ minimum: 0, maximum: 86_400 }),
  /** It ends after so many ticks even if the source goes on. */
  mostTicks: Type.Integer({ minimum: 1, maximum: 10_000 }),
  /** Where an earlier part of the same backfill stopped; absent at first. */
  done: Type.Optional(BackfillProgress),
});
export type BackfillInput = Static<typeof BackfillInput>;

export const BackfillResult = Type.Object({
  ...BackfillProgress.properties,
  /** Whether the source has given everything. */
  drained: Type.Boolean(),
  /** One sentence for a person. */
  reason: Type.String(),
});
export type BackfillResult = Static<typeof BackfillResult>;
