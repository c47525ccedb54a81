import { describe, expect, it } from 'vitest';
import { drawPredictionId } from '../covers/draw-prediction-id.js';
import { aLoggedPrediction } from '../testing/a-logged-prediction.js';
import { createRowEncoder } from './create-row-encoder.js';
import type { LoggedPrediction } from './prediction-log.js';
import { RowBlock } from './row-block.js';

const encodeRows = createRowEncoder();

function encode(predictions: readonly LoggedPrediction[], keepsFeatures = (_place: number) => true): string {
  const block = new RowBlock(10_000);
  for (const [place, prediction] of predictions.entries()) block.add(prediction, keepsFeatures(place));
  return Buffer.from(encodeRows(block)).toString('hex');
}

const changes: Partial<LoggedPrediction>[] = [
  {},
  { label: 2, confidence: 0.25, features: Array.from({ length: 12 }, (_, f) => f / 3) },
  { at: new Date('2031-01-02T03:04:05.678Z'), probabilities: Float64Array.of(0.5, 0.25, 0, 0, 0, 0, 0.25) },
  { route: 'canary' },
  { route: 'canary', modelVersion: 'é7' },
  { route: 'canary', modelVersion: 'é7', label: 6, features: [Number.NaN, -1] },
  { route: 'canary', modelVersion: 'é7', label: 5, features: [1, Number.POSITIVE_INFINITY] },
  { probabilities: Float64Array.of(0.5, 0.5) },
  {},
];
const inOneBlock = changes.map((change) =>
  aLoggedPrediction({ predictionId: drawPredictionId(), ...change }),
);

describe('createRowEncoder', () => {
  it('lays a row out behind others, like it or not, as it does alone', () => {
    expect(encode(inOneBlock)).toBe(inOneBlock.map((one) => encode([one])).join(''));
  });

  it('leaves features out wherever it is told to', () => {
    const isOdd = (place: number) => place % 2 === 1;

    expect(encode(inOneBlock, isOdd)).toBe(
      inOneBlock.map((one, place) => encode([one], () => isOdd(place))).join(''),
    );
  });

  it('leaves a block as it was by a row that cannot be laid out', () => {
    const [first, second] = inOneBlock;
    const block = new RowBlock(10_000);
    const add = (prediction: Partial<LoggedPrediction>) => block.add(aLoggedPrediction(prediction), true);

    add({ ...first });
    for (const predictionId of ['none', `${first?.predictionId}0`, '019b7d34-1a08-7c21-9a52-6f3d1c0b8eg1'])
      expect(() => add({ ...first, predictionId })).toThrow(`"${predictionId}" is no UUID`);
    expect(() => add({ ...first, label: 40_000, modelVersion: '2' })).toThrow('label 40000');
    add({ ...second });

    expect(Buffer.from(encodeRows(block)).toString('hex')).toBe(encode(inOneBlock.slice(0, 2)));
    expect(block.rowCount).toBe(2);
  });
});
