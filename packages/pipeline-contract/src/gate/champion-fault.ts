import { type Static, Type } from 'typebox';

/** Why a champion could not be judged: a code with its facts, so that whoever shows it may say it in another language. */
export const ChampionFault = Type.Union([
  /** It is no model of ours. */
  Type.Object({
    code: Type.Literal('no_forest'),
    version: Type.String(),
    file: Type.String(),
    source: Type.String(),
  }),
  Type.Object({
    code: Type.Literal('other_features'),
    version: Type.String(),
    features: Type.Array(Type.String()),
  }),
  Type.Object({ code: Type.Literal('unreadable'), version: Type.String() }),
]);
export type ChampionFault = Static<typeof ChampionFault>;
