import { describe, expect, it } from 'vitest';
import { translateLocation } from './translate-location.js';

const translation = {
  runs: new Map([['r1', 'R1']]),
  loggedModels: new Map([['m-1', 'm-A']]),
  roots: new Map([
    ['mlflow-artifacts:/1/r1/artifacts', 'mlflow-artifacts:/7/R1/artifacts'],
    ['/home/me/mlruns/1/r1/artifacts', 'mlflow-artifacts:/7/R1/artifacts'],
  ]),
};

describe('translateLocation', () => {
  it.each([
    ['mlflow-artifacts:/1/r1/artifacts/model', 'mlflow-artifacts:/7/R1/artifacts/model'],
    ['/home/me/mlruns/1/r1/artifacts', 'mlflow-artifacts:/7/R1/artifacts'],
    ['runs:/r1/model', 'runs:/R1/model'],
    ['models:/m-1', 'models:/m-A'],
  ])('leads %s to where it is now', (source, target) => {
    expect(translateLocation(source, translation)).toBe(target);
  });

  it.each(['s3://elsewhere/model', 'runs:/unknown/model', 'mlflow-artifacts:/1/r11/artifacts', ''])(
    'leaves "%s" alone',
    (source) => {
      expect(translateLocation(source, translation)).toBe(source);
    },
  );
});
