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

export const ChampionAnswer = Type.Object({
  champion: Type.Optional(Champion),
});
export type ChampionAnswer = Static<typeof ChampionAnswer>;
