import { type Static, Type } from 'typebox';
import { TrainingAlgorithm } from './training-algorithm.js';

/** How models are trained. What is left out is the algorithm's own choice. */
export const TrainingSettings = Type.Object({
  algorithm: TrainingAlgorithm,
  /** Of boosting, rounds: each grows one tree a class. */
  treeCount: Type.Integer({ minimum: 1, maximum: 10_000 }),
  randomState: Type.Integer({ minimum: 0, maximum: 4_294_967_295 }),
  /** Features looked at in each node of a forest, or in each tree of boosting. */
  maxFeatures: Type.Optional(Type.Integer({ minimum: 1 })),
  /** Fewest rows in a leaf of a forest. */
  minSamplesLeaf: Type.Optional(Type.Integer({ minimum: 1 })),
  /** What part of each tree's correction boosting takes. */
  learningRate: Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 1 })),
  /** Most leaves of a tree of boosting. */
  maxLeaves: Type.Optional(Type.Integer({ minimum: 2, maximum: 65_536 })),
});
export type TrainingSettings = Static<typeof TrainingSettings>;
