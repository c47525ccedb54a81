import { featureColumns, labelColumn } from '@canopy/covertype';
import { WarningDetail } from '@canopy/pipeline-contract';
import { type Static, Type } from 'typebox';
import type { CoverPrediction } from '../../covers/cover-prediction.js';

/** The names under which the class and its name are answered. */
export const classKey = labelColumn.key;
export const classNameKey = `${classKey}_name`;

const Probabilities = Type.Object(
  Object.fromEntries(
    labelColumn.classNames.map((name, label) => [String(label), Type.Number({ description: name })]),
  ),
);

const PredictionSet = Type.Object(
  {
    classes: Type.Array(Type.Integer(), { description: 'the classes that the row may well be of' }),
    names: Type.Array(Type.String()),
    coverage: Type.Number({ description: 'how often the true class is among them, whichever it is' }),
  },
  { description: 'conformal prediction set; with `set`' },
);

export const ExplanationAnswer = Type.Object(
  {
    base_value: Type.Number({
      description: 'the probability of the class before anything is known of the row',
    }),
    contributions: Type.Object(
      Object.fromEntries(
        featureColumns.map(({ key, meaning }) => [key, Type.Number({ description: meaning })]),
      ),
    ),
  },
  {
    description:
      'exact Shapley values for the predicted class: base value and contributions add up to its probability',
  },
);
export type ExplanationAnswer = Static<typeof ExplanationAnswer>;

const Id = Type.Object({
  prediction_id: Type.String({ description: 'a UUID of version 7, by which the truth can be told later' }),
});

/** The class and its name, by the name of what is predicted: `cover_type` and `cover_type_name`. */
const Class = Type.Object({
  [classKey]: Type.Integer({ minimum: 0, maximum: labelColumn.classNames.length - 1 }),
  [classNameKey]: Type.String(),
});

const Rest = Type.Object({
  confidence: Type.Number({
    description: 'how often such an answer is right: the calibrated probability of the class',
  }),
  probabilities: Probabilities,
  model_version: Type.String(),
  prediction_set: Type.Optional(PredictionSet),
  abstain: Type.Optional(
    Type.Boolean({
      description: 'whether a person should look: no class or more than one is in the set; with `set`',
    }),
  ),
  explanation: Type.Optional(ExplanationAnswer),
  warnings: Type.Optional(
    Type.Array(Type.String(), { description: 'what is unusual about the measures; absent when nothing is' }),
  ),
  warning_details: Type.Optional(
    Type.Array(WarningDetail, {
      description: 'each of the warnings as a code with what it tells, in the same order',
    }),
  ),
});

/** What is answered to a row. */
export type PredictionAnswer = Static<typeof Id> & Static<typeof Rest> & Record<string, unknown>;
export const PredictionAnswer = Type.Unsafe<PredictionAnswer>(
  Type.Object({ ...Id.properties, ...Class.properties, ...Rest.properties }),
);

/** Copied for each answer, since an object with keys that are computed takes three times as long to make. */
const blank = {
  prediction_id: '',
  [classKey]: 0,
  [classNameKey]: '',
  confidence: 0,
  probabilities: {},
  model_version: '',
};
const labels = labelColumn.classNames.map((_, label) => String(label));

export function predictionAnswer(prediction: CoverPrediction): PredictionAnswer {
  const { predictionId, label, labelName, confidence, modelVersion, warnings } = prediction;
  const probabilities: PredictionAnswer['probabilities'] = {};
  for (let classId = 0; classId < labels.length; classId++) {
    probabilities[labels[classId] ?? ''] = prediction.probabilities[classId] ?? 0;
  }
  const answer: PredictionAnswer = {
    ...blank,
    prediction_id: predictionId,
    [classKey]: label,
    [classNameKey]: labelName,
    confidence,
    probabilities,
    model_version: modelVersion,
  };
  if (warnings.length > 0) {
    answer.warnings = warnings.map(({ message }) => message);
    answer.warning_details = warnings.map(({ detail }) => detail);
  }
  return answer;
}
