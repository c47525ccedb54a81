import { type Static, Type } from 'typebox';

export const TrainingAlgorithm = Type.Union([
  Type.Literal('extra_trees'),
  Type.Literal('random_forest'),
  Type.Literal('gradient_boosting'),
  Type.Literal('cart'),
]);
export type TrainingAlgorithm = Static<typeof TrainingAlgorithm>;
