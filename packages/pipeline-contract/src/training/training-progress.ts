import { type Static, Type } from 'typebox';

/** What the heartbeat of a training, or of one part of it, says. */
export const TrainingProgress = Type.Object({
  stage: Type.Union([Type.Literal('reading'), Type.Literal('growing'), Type.Literal('storing')]),
  treesDone: Type.Integer(),
  treesInAll: Type.Integer(),
});
export type TrainingProgress = Static<typeof TrainingProgress>;

/** What the memo of a run that trains in parts says: `treesDone` counts those of finished parts. */
export const FinishedTrees = Type.Omit(TrainingProgress, ['stage']);
export type FinishedTrees = Static<typeof FinishedTrees>;
