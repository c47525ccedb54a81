import { BackfillInput, BackfillProgress } from '@canopy/pipeline-contract';
import { type Static, Type } from 'typebox';

/** The latest backfill, under way or over. */
export const Backfill = Type.Object({
  /** `none`: there was none, or Temporal has forgotten it. `drained`: the source has given everything. `ended`: as many ticks as asked for. */
  state: Type.Enum(['none', 'running', 'drained', 'ended', 'cancelled', 'failed']),
  /** Absent before its first look at its settings. */
  progress: Type.Optional(BackfillProgress),
  /** Why it ended, in one sentence. */
  reason: Type.Optional(Type.String()),
  startedAt: Type.Optional(Type.String({ description: 'ISO 8601' })),
  endedAt: Type.Optional(Type.String({ description: 'ISO 8601' })),
  /** In the Temporal Web UI. */
  page: Type.String(),
});
export type Backfill = Static<typeof Backfill>;

const { pauseSeconds, mostTicks } = BackfillInput.properties;
export const BackfillRequest = Type.Object({ pauseSeconds, mostTicks });
export type BackfillRequest = Static<typeof BackfillRequest>;
