import { ConformalSets, ModelCalibration, SurrogateTree } from '@canopy/pipeline-contract';
import { type Static, Type } from 'typebox';

const Believability = Type.Object({
  logLoss: Type.Number(),
  brierScore: Type.Number(),
  calibrationError: Type.Number(),
});

/** What this dashboard shows of `evaluation.json`, which the worker writes. */
export const ModelEvaluation = Type.Object({
  candidate: Type.Object({
    perClass: Type.Array(
      Type.Object({
        precision: Type.Number(),
        recall: Type.Number(),
        f1: Type.Number(),
        support: Type.Integer(),
      }),
    ),
  }),
  reliability: Type.Optional(
    Type.Object({
      before: Believability,
      after: Believability,
      covered: Type.Number(),
      coveredByClass: Type.Array(Type.Union([Type.Number(), Type.Null()])),
      meanSetSize: Type.Number(),
    }),
  ),
});
export type ModelEvaluation = Static<typeof ModelEvaluation>;

/** What it shows of `model/serving.json`. */
export const ModelConfidence = Type.Object({
  calibration: Type.Optional(ModelCalibration),
  conformal: Type.Optional(ConformalSets),
  importances: Type.Optional(Type.Record(Type.String(), Type.Number())),
});
export type ModelConfidence = Static<typeof ModelConfidence>;

/** One version of a model, with as much as is known of it: another program may have registered it. */
export const ModelCard = Type.Object({
  name: Type.String(),
  version: Type.String(),
  runId: Type.String(),
  registeredAt: Type.String(),
  isChampion: Type.Boolean(),
  params: Type.Record(Type.String(), Type.String()),
  metrics: Type.Record(Type.String(), Type.Number()),
  evaluation: Type.Optional(ModelEvaluation),
  confidence: Type.Optional(ModelConfidence),
  surrogate: Type.Optional(SurrogateTree),
  /** How often each class (first index) was taken for each (second index) on the hold-out. */
  confusion: Type.Optional(Type.Array(Type.Array(Type.Integer({ minimum: 0 })))),
});
export type ModelCard = Static<typeof ModelCard>;
