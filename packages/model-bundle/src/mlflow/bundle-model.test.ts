import { featureColumns, labelColumn } from '@canopy/covertype';
import { encodeForest, forestFromTree } from '@canopy/forest';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { bundleModel } from './bundle-model.js';

const forest = encodeForest(
  forestFromTree(
    {
      featureIndex: 0,
      threshold: 3000,
      left: { counts: [0, 3, 0, 0, 0, 0, 0] },
      right: { counts: [2, 0, 0, 0, 0, 0, 1] },
    },
    { featureNames: featureColumns.map(({ key }) => key), classNames: [...labelColumn.classNames] },
  ),
);
const profile = {
  rows: 6,
  columns: [
    { key: 'elevation', kind: 'numeric' as const, edges: [3000], counts: [3, 3], missing: 0 },
    { key: 'wilderness_area', kind: 'category' as const, categories: [0, 1], counts: [4, 2], other: 0 },
  ],
  classCounts: [2, 3, 0, 0, 0, 0, 1],
  predictedCounts: [1, 1, 0, 0, 0, 0, 0],
  meanConfidence: 0.8,
};
const serving = { categoryNumbers: { wilderness_area: { Rawah: 0, Cache: 1 } }, selfTest: [] };
const surrogate = {
  fidelity: 0.9,
  accuracy: 0.8,
  holdoutRows: 2,
  nodes: [{ rows: 6, classShares: [0.3, 0.5, 0, 0, 0, 0, 0.2] }],
};
const knowledge = { serving, profile, surrogate };
const origin = { runId: '123456e7890123456789012345678901', createdAt: 2000 };

const texts = (files = bundleModel(forest, knowledge, origin)) =>
  Object.fromEntries(files.map(({ path, body }) => [path, new TextDecoder().decode(body)]));

describe('bundleModel', () => {
  it('has what our servers read, what Python reads, and last what makes a folder a model', () => {
    const paths = bundleModel(forest, knowledge, origin).map(({ path }) => path);

    expect(paths).toEqual([
      'model/forest.canopy',
      'model/model.onnx',
      'model/serving.json',
      'model/profile.json',
      'model/surrogate.json',
      'model/code/forest_classifier.py',
      'model/requirements.txt',
      'model/python_env.yaml',
      'model/conda.yaml',
      'model/input_example.json',
      'model/serving_input_example.json',
      'model/MLmodel',
    ]);
  });

  it('gives the same bytes for the same run, as a second attempt must', () => {
    expect(bundleModel(forest, knowledge, origin)).toEqual(bundleModel(forest, knowledge, origin));
  });

  it('describes the model as MLflow does', () => {
    const files = bundleModel(forest, knowledge, origin);

    const description = parse(texts(files)['model/MLmodel'], { version: '1.1' });

    const others = files.slice(0, -1).reduce((sum, { body }) => sum + body.byteLength, 0);
    expect(description).toMatchObject({
      flavors: {
        onnx: { data: 'model.onnx' },
        python_function: { data: 'model.onnx', code: 'code', loader_module: 'forest_classifier' },
      },
      model_size_bytes: others,
      model_uuid: origin.runId,
      run_id: origin.runId,
      utc_time_created: '1970-01-01 00:00:02.000000',
    });
    const columnsOf = (text: string) => JSON.parse(text).map(Object.values).map(String);
    const inputs = columnsOf(description.signature.inputs);
    expect(inputs).toHaveLength(12);
    expect(inputs).toEqual(
      expect.arrayContaining(['long,elevation,true', 'string,wilderness_area,true', 'string,soil_type,true']),
    );
    expect(columnsOf(description.signature.outputs)).toEqual([
      'long,cover_type,true',
      ...labelColumn.classNames.map((_, label) => `double,probability_${label},true`),
    ]);
  });

  it('says what it was trained on and how it may be read, where that is known', () => {
    const { 'model/profile.json': trainedOn, 'model/surrogate.json': readAs } = texts();

    expect([JSON.parse(trainedOn), JSON.parse(readAs)]).toEqual([profile, surrogate]);
    const paths = bundleModel(forest, { serving }, origin).map(({ path }) => path);
    expect(paths).not.toContain('model/profile.json');
    expect(paths).not.toContain('model/surrogate.json');
  });

  it('asks for every package at one version', () => {
    const { 'model/requirements.txt': requirements, 'model/conda.yaml': conda } = texts();

    const lines = requirements.trim().split('\n');
    expect(lines.every((line) => /^[a-z]+==[\d.]+$/.test(line))).toBe(true);
    expect(parse(conda).dependencies.at(-1).pip).toEqual(lines);
  });

  it('shows an example by name, as a data frame and as a request', () => {
    const { 'model/input_example.json': frame, 'model/serving_input_example.json': request } = texts();

    expect(JSON.parse(frame).columns).toEqual(featureColumns.map(({ key }) => key));
    expect(JSON.parse(frame).data[0].slice(-2)).toEqual(['Rawah', 'C7745']);
    expect(JSON.parse(request)).toEqual({ dataframe_split: JSON.parse(frame) });
  });
});
