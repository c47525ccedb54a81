import { type Static, Type } from 'typebox';
import { versionText } from './version-text.js';

export const predictionIdPattern = '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$';
const PredictionId = Type.String({ pattern: predictionIdPattern });

/** Which logged predictions to list, the latest first. */
export const PredictionSearch = Type.Object({
  version: Type.Optional(versionText('of this version alone, else of all')),
  before: Type.Optional(
    Type.String({ pattern: predictionIdPattern, description: 'an id: only predictions before that one' }),
  ),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, default: 50 })),
});
export type PredictionSearch = Static<typeof PredictionSearch>;

/** One page of logged predictions, the latest first. */
export const PredictionList = Type.Object({
  predictions: Type.Array(
    Type.Object({
      prediction_id: PredictionId,
      at: Type.String({ format: 'date-time' }),
      model_version: Type.String(),
      route: Type.String({ description: 'champion, canary, shadow, or pinned: a version that was named' }),
      label: Type.Integer({ description: 'the predicted class' }),
      confidence: Type.Number({ description: 'calibrated probability of the label' }),
      true_label: Type.Optional(Type.Integer({ description: 'where it is known' })),
    }),
  ),
  next_before: Type.Optional(
    Type.String({
      pattern: predictionIdPattern,
      description: '`before` of the next page; absent on the last',
    }),
  ),
});
export type PredictionList = Static<typeof PredictionList>;
