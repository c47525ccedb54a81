import { encodeMeasures, exampleMeasures, exampleRows, featureColumns, labelColumn } from '@canopy/covertype';
import { classKey, classNameKey, type PredictionAnswer } from '../features/predictions/index.js';

const { classNames } = labelColumn;
const rows = exampleRows.map(({ measures }) => measures);
const labels = exampleRows.map(({ label }) => label);
const keys = featureColumns.map(({ key }) => key);
const version = '7';
const predictionId = '019b7d34-1a08-7c21-9a52-6f3d1c0b8e11';
const confidence = 0.91;

const rounded = (value: number) => Number(value.toFixed(4));
const nameOf = (label: number) => classNames[label] ?? '';

/** Of each class: a model that is fairly sure of `label`. */
function probabilitiesOf(label: number): number[] {
  const most = 0.88;
  return classNames.map((_, classId) =>
    rounded(classId === label ? most : (1 - most) / (classNames.length - 1)),
  );
}

/** What each column contributed to the probability of a class: half of what is left, one after another. */
function explanationOf(label: number) {
  const base = rounded(1 / classNames.length);
  const share = ((probabilitiesOf(label)[label] ?? 0) - base) / (2 ** keys.length - 1);
  return {
    base_value: base,
    contributions: Object.fromEntries(
      keys.map((key, place) => [key, rounded(share * 2 ** (keys.length - 1 - place))]),
    ),
  };
}

/** The answer to the row at a place. */
function answerOf(place: number): PredictionAnswer {
  const label = labels[place] ?? 0;
  return {
    prediction_id: predictionId,
    [classKey]: label,
    [classNameKey]: nameOf(label),
    confidence,
    probabilities: Object.fromEntries(probabilitiesOf(label).map((value, classId) => [classId, value])),
    model_version: version,
  };
}

/** What is said beside the prediction of a row whose first measure is more than any place has. */
function warningsOfMuch() {
  const column = featureColumns.find(({ kind }) => kind === 'measure');
  if (column?.kind !== 'measure') return {};
  const encoded = encodeMeasures({ ...exampleMeasures, [column.key]: column.plausible.maximum + 1 }, {});
  const [warning] = 'warnings' in encoded ? encoded.warnings : [];
  return warning && { warnings: [warning.message], warning_details: [warning.detail] };
}

/** Rows, or lines of answers, as texts. */
const csvOf = (lines: readonly (readonly unknown[])[]) => lines.map((cells) => cells.join()).join('\n');
const ndjsonOf = (lines: readonly unknown[]) => lines.map((line) => JSON.stringify(line)).join('\n');

/** What the documentation shows: rows of the data set, and what a version might say of them. */
export const example = {
  rows,
  labels,
  keys,
  /** The rows as lists of values, in the order of the columns. */
  values: rows.map((row) => keys.map((key) => row[key] ?? 0)),
  /** The row that is always answered, in a model's own numbers. */
  features: exampleMeasures,
  version,
  predictionId,
  confidence,
  moment: '2026-01-02T03:04:05.000Z',
  nameOf,
  probabilitiesOf,
  explanationOf,
  answerOf,
  warningsOfMuch,
  csvOf,
  ndjsonOf,
} as const;
