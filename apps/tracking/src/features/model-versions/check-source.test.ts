import type { LoggedModel, RunInfo } from '@canopy/mlflow-client';
import { describe, expect, it } from 'vitest';
import { checkSource } from './check-source.js';

const getRun = async (runId: string) =>
  ({ artifact_uri: `mlflow-artifacts:/1/${runId}/artifacts` }) as RunInfo;
const getLoggedModel = async (modelId: string) =>
  ({ info: { artifact_uri: `mlflow-artifacts:/1/models/${modelId}/artifacts` } }) as LoggedModel;
const check = (source: string, runId?: string, modelId?: string) =>
  checkSource(source, { runId, modelId }, { getRun, getLoggedModel });

describe('checkSource', () => {
  it.each([
    ['mlflow-artifacts:/1/abc/artifacts/model', 'abc'],
    ['mlflow-artifacts:/1/abc/artifacts', 'abc'],
    ['runs:/abc/model', 'abc'],
    ['s3://bucket/a/b', undefined],
    ['models:/other/3', undefined],
    ['dbfs:/a/b', undefined],
  ])('takes %s of the run %s', async (source, runId) => {
    await expect(check(source, runId)).resolves.toBeUndefined();
  });

  it.each(['mlflow-artifacts:/1/models/m-1/artifacts', 'models:/m-1', 's3://bucket/a'])(
    'takes %s of the logged model m-1',
    async (source) => {
      await expect(check(source, undefined, 'm-1')).resolves.toBeUndefined();
    },
  );

  it.each(['mlflow-artifacts:/1/models/m-2/artifacts', 'models:/m-2', 'runs:/abc/model'])(
    'refuses %s of the logged model m-1',
    async (source) => {
      await expect(check(source, 'abc', 'm-1')).rejects.toThrow('model_id');
    },
  );

  it.each([
    ['/etc/passwd', 'abc'],
    ['file:///etc', 'abc'],
    ['FILE:/etc', 'abc'],
    ['//proc/self/root', 'abc'],
    ['C:\\x', 'abc'],
    ['file:\\\\..\\..\\etc', 'abc'],
    ['http://169.254.169.254/', undefined],
    ['mlflow-artifacts://host/../../', undefined],
    ['mlflow-artifacts:/1/other/artifacts/model', 'abc'],
    ['mlflow-artifacts:/1/abc/artifactsmodel', 'abc'],
    ['mlflow-artifacts:/1/abc/artifacts/../../other', 'abc'],
    ['mlflow-artifacts:/1/abc/artifacts/model', undefined],
    ['runs:/other/model', 'abc'],
    ['s3:/b/a/../../x', undefined],
    ['s3://b/%252e%252e/x', undefined],
    ['s3://b/a%00', undefined],
    ['s3://b/..%5c..%5cx', undefined],
    ['dbfs:/x%3f/../../../', undefined],
    ['models:/m-0123', undefined],
    ['models://m-1', undefined],
    ['s3://bucket', undefined],
    ['s3://bucket/', undefined],
    ['unknown://x', undefined],
  ])('refuses %s of the run %s', async (source, runId) => {
    await expect(check(source, runId)).rejects.toThrow(/source/);
  });
});
