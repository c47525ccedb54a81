import { type Static, Type } from 'typebox';

/** Why the schedule stands still, as far as its note tells. */
export const PauseNote = Type.Object({
  reason: Type.String(),
  by: Type.Optional(Type.String()),
  at: Type.Optional(Type.String({ description: 'ISO 8601' })),
  /** True where the circuit breaker wrote it, in English. */
  isOfBreaker: Type.Optional(Type.Literal(true)),
});
export type PauseNote = Static<typeof PauseNote>;

export const Schedule = Type.Object({
  /** `missing`: the worker has not made it yet. */
  state: Type.Enum(['active', 'paused', 'missing']),
  /** Absent when nothing is due. ISO 8601. */
  nextRunAt: Type.Optional(Type.String()),
  pause: Type.Optional(PauseNote),
  isRunning: Type.Boolean(),
  /** Runs left out because the one before was still going. */
  skippedCount: Type.Integer(),
  page: Type.String(),
});
export type Schedule = Static<typeof Schedule>;

export const PauseRequest = Type.Object({
  reason: Type.String({ minLength: 1, maxLength: 300 }),
  by: Type.Optional(Type.String({ maxLength: 80 })),
});
export type PauseRequest = Static<typeof PauseRequest>;
