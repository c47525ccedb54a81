import { describe, expect, it } from 'vitest';
import { toChartPoints } from './to-chart-points';
import type { Training } from './training';

function aTraining(changes: Partial<Training>): Training {
  return {
    workflowRunId: 'w',
    batchId: '2026-11-23_00000000',
    runId: 'r',
    algorithm: 'extra_trees',
    totalSamples: 1000,
    samplesTrain: 800,
    samplesTest: 200,
    accuracy: 0.9,
    f1Macro: 0.85,
    logLoss: 0.3,
    trainingTimeSeconds: 1.2,
    promoted: true,
    trainedAt: '2026-11-23T18:20:00.000Z',
    ...changes,
  };
}

describe('toChartPoints', () => {
  it('goes from the oldest training to the newest', () => {
    const newestFirst = [aTraining({ version: '2', accuracy: 0.92 }), aTraining({ version: '1' })];

    const points = toChartPoints(newestFirst, ({ version }) => `v${version}`);

    expect(points).toEqual([
      { at: 'v1', accuracy: 0.9, f1Macro: 0.85 },
      { at: 'v2', accuracy: 0.92, f1Macro: 0.85 },
    ]);
  });
});
