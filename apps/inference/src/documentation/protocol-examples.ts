import { featureColumns, labelColumn } from '@canopy/covertype';
import { example } from './example.js';
import type { RouteExamples } from './route-example.js';

const { keys, labels, rows, values, version } = example;
const probabilities = labels.map(example.probabilitiesOf);
const rowCount = rows.length;
const column = (place: number) => values.map((row) => row[place] ?? 0);

/** The open protocols, asked for the model of this name. */
export function protocolExamples(model: string): RouteExamples {
  const answerer = { model_name: model, model_version: version };
  const ready = { answers: [{ name: model, ready: true }] };
  const tensors = featureColumns.map(({ key, kind }, place) => ({
    name: key,
    shape: [rowCount],
    datatype: kind === 'measure' ? 'INT64' : 'BYTES',
    data: column(place),
  }));
  const matrix = {
    name: 'rows',
    shape: [1, keys.length],
    datatype: 'FP64',
    data: keys.map((key) => example.features[key] ?? 0),
  };
  const outputs = [
    { name: 'predict', shape: [rowCount], datatype: 'INT32', data: labels },
    {
      name: 'predict_proba',
      shape: [rowCount, labelColumn.classNames.length],
      datatype: 'FP64',
      data: probabilities.flat(),
    },
  ];
  const infer = {
    body: [
      { id: 'a-request', inputs: tensors },
      { inputs: [matrix], outputs: [{ name: 'predict' }] },
    ],
    answers: [{ ...answerer, id: 'a-request', outputs }],
  };
  const metadata = {
    answers: [
      {
        name: model,
        versions: [version],
        platform: 'canopy_forest',
        inputs: tensors.map(({ name, datatype }) => ({ name, datatype, shape: [-1] })),
        outputs: outputs.map(({ name, datatype, shape }) => ({
          name,
          datatype,
          shape: [-1, ...shape.slice(1)],
        })),
      },
    ],
  };
  const instances = [{ instances: rows }, { instances: values }];
  const predict = { body: instances, answers: [{ predictions: labels, probabilities, ...answerer }] };
  const explain = {
    body: instances,
    answers: [{ predictions: labels, explanations: labels.map(example.explanationOf), ...answerer }],
  };
  return {
    'GET /v2': {
      answers: [{ name: 'canopy', version: '1', extensions: ['binary_tensor_data', 'model_repository'] }],
    },
    'GET /v2/health/live': { answers: [{ live: true }] },
    'GET /v2/health/ready': { answers: [{ ready: true, live: true }] },
    'GET /v2/models/:model': metadata,
    'GET /v2/models/:model/versions/:version': metadata,
    'GET /v2/models/:model/ready': ready,
    'GET /v2/models/:model/versions/:version/ready': ready,
    'POST /v2/models/:model/infer': infer,
    'POST /v2/models/:model/versions/:version/infer': infer,
    'POST /v2/repository/index': {
      body: [{ ready: true }],
      answers: [[{ name: model, version, state: 'READY', reason: '' }]],
    },
    'POST /v2/repository/models/:model/load': { answers: [{}] },
    'POST /v2/repository/models/:model/unload': { params: { model: `${model}@8` }, answers: [{}] },
    'GET /v1/models': { answers: [{ models: [model] }] },
    'GET /v1/models/:model': ready,
    'POST /v1/models/:model:predict': predict,
    'POST /v1/models/:model:explain': explain,
    'POST /v1/models/:model/versions/:version:predict': predict,
    'POST /v1/models/:model/versions/:version:explain': explain,
    'POST /invocations': {
      body: [
        { dataframe_split: { columns: keys, data: values } },
        { dataframe_records: rows },
        { instances: values },
        { inputs: Object.fromEntries(keys.map((key, place) => [key, column(place)])) },
      ],
      bodyTexts: { 'text/csv': example.csvOf([keys, ...values]) },
      answers: [
        {
          predictions: labels.map((label, row) => ({
            [labelColumn.key]: label,
            ...Object.fromEntries(
              (probabilities[row] ?? []).map((value, classId) => [`probability_${classId}`, value]),
            ),
          })),
        },
      ],
    },
    'GET /ping': { answers: ['\n'], failures: { 404: '\n' } },
  };
}
