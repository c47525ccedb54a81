import { type Static, Type } from 'typebox';

/** The version of the model that is served. */
export const Champion = Type.Object({
  name: Type.String(),
  version: Type.String(),
  runId: Type.String(),
  registeredAt: Type.String(),
  accuracy: Type.Optional(Type.Number()),
  f1Macro: Type.Optional(Type.Number()),
  logLoss: Type.Optional(Type.Number()),
  samplesTrain: Type.Optional(Type.Integer()),
});
export type Champion = Static<typeof Champion>;

/** How often each class (first index) was taken for each class (second index) on the rows of the hold-out. */
export const ConfusionMatrix = Type.Object({
  runId: Type.String(),
  counts: Type.Array(Type.Array(Type.Integer({ minimum: 0 }))),
});
export type ConfusionMatrix = Static<typeof ConfusionMatrix>;

export const ChampionAnswer = Type.Object({
  champion: Type.Optional(Champion),
  confusion: Type.Optional(ConfusionMatrix),
});
export type ChampionAnswer = Static<typeof ChampionAnswer>;
