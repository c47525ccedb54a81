import { featureColumns } from '@canopy/covertype';
import { answerWriters } from '../features/batches/index.js';
import { example } from './example.js';
import type { RouteExamples } from './route-example.js';

const { answerOf, labels, nameOf, predictionId, rows, values, version } = example;
const [label = 0] = labels;
const answers = rows.map((_, place) => ({ index: place, ...answerOf(place) }));
const problem = { loc: ['body', example.keys[0] ?? ''], msg: 'Field required', type: 'missing' };
const batch = [...answers, { index: rows.length, detail: [problem] }];
const { csv: csvWriter } = answerWriters;
const logged = { model_version: version, label, label_name: nameOf(label) };
const told = { prediction_id: predictionId, label, label_name: nameOf(label) };
const [from, to] = ['2026-01-02T03:00:00.000Z', '2026-01-02T04:00:00.000Z'];

/** Our own routes, as the reference system has them and beyond. */
export const predictionExamples: RouteExamples = {
  'POST /predict': {
    body: [...rows, example.features],
    answers: [
      answerOf(0),
      {
        ...answerOf(0),
        prediction_set: { classes: [label], names: [nameOf(label)], coverage: 0.9 },
        abstain: false,
        explanation: example.explanationOf(label),
      },
      { ...answerOf(0), ...example.warningsOfMuch() },
    ],
  },
  'POST /predict/batch': {
    body: [rows],
    bodyTexts: {
      'application/x-ndjson': example.ndjsonOf(rows),
      'text/csv': example.csvOf([example.keys, ...values]),
    },
    answers: [batch],
    answerTexts: {
      'application/x-ndjson': example.ndjsonOf(batch),
      'text/csv': [csvWriter.head, ...batch.map((answer) => csvWriter.write(answer, false))].join(''),
    },
  },
  'POST /feedback': {
    body: [
      { prediction_id: predictionId, label },
      [{ prediction_id: predictionId, label: nameOf(label), correction: true }],
    ],
    answers: [
      { ...told, status: 'recorded', status_code: 200 },
      { results: [{ ...told, status: 'known', status_code: 200 }] },
    ],
    failures: {
      409: {
        detail: `Prediction ${predictionId} has the label 0 (${nameOf(0)}), not ${label} (${nameOf(label)}): send "correction": true to change it.`,
        ...told,
        status: 'conflict',
        status_code: 409,
        known_label: 0,
      },
    },
  },
  'GET /predictions': {
    answers: [
      {
        predictions: [
          {
            prediction_id: predictionId,
            at: example.moment,
            model_version: version,
            route: 'champion',
            label,
            confidence: example.confidence,
            true_label: label,
          },
        ],
        next_before: predictionId,
      },
    ],
  },
  'GET /predictions/:id': {
    answers: [
      {
        prediction_id: predictionId,
        at: example.moment,
        route: 'champion',
        ...logged,
        probabilities: example.probabilitiesOf(label),
        confidence: example.confidence,
        features: example.features,
        feedback: { label, label_name: nameOf(label), received_at: example.moment, corrects: null },
      },
    ],
  },
  'POST /predictions/:id/replay': {
    answers: [
      {
        prediction_id: predictionId,
        logged: { ...logged, probabilities: example.probabilitiesOf(label) },
        replayed: { ...logged, model_version: '8', probabilities: example.probabilitiesOf(label) },
        differs: false,
        largest_difference: 0,
      },
    ],
  },
  'GET /windows': {
    answers: [
      { predicted: [{ version, from, to, rows: 1200 }], labelled: [{ version, from, to, rows: 80 }] },
    ],
  },
  'POST /windows': {
    body: [
      {
        version,
        from,
        to,
        columns: featureColumns.map((column) =>
          column.kind === 'measure'
            ? { key: column.key, kind: 'numeric', edges: [example.features[column.key] ?? 0] }
            : {
                key: column.key,
                kind: 'category',
                categories: column.kind === 'code' ? column.codes : [0, 1],
              },
        ),
        temperature: 1,
      },
    ],
    answers: [windowOf()],
  },
};

/** One row, answered by the first class and labelled with it. */
function windowOf() {
  const shares = example.probabilitiesOf(label);
  const onlyAt = (value: number) => shares.map((_, classId) => (classId === label ? value : 0));
  return {
    version,
    from,
    to,
    rows: 1,
    columns:
      values[0]?.map((_, place) => ({ key: example.keys[place] ?? '', counts: [1, 0], rest: 0 })) ?? [],
    predictedCounts: onlyAt(1),
    confidenceSums: onlyAt(example.confidence),
    expectedConfusions: shares.map((share) => onlyAt(share)),
    confusions: shares.map((_, truth) => (truth === label ? onlyAt(1) : onlyAt(0))),
    reliability: Array.from({ length: 10 }, (_, tenth) =>
      tenth === 9
        ? { rows: 1, correct: 1, confidenceSum: example.confidence }
        : { rows: 0, correct: 0, confidenceSum: 0 },
    ),
  };
}
