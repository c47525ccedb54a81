import type { ListedWindow, PredictionWindow, TrainingProfile, WindowName } from '@canopy/pipeline-contract';
import type { InferenceClient } from '../watch/create-inference-client.js';
import { windowKey } from '../watch/reports.repository.js';

export interface FakePredictionLog extends InferenceClient {
  /** Keeps a window, or puts another in its place. */
  put(window: PredictionWindow): void;
  /** Windows that are listed as having got labels. */
  labelled: ListedWindow[];
}

/** Inference in memory, as far as the watch asks it. */
export function aPredictionLog(): FakePredictionLog {
  const windows = new Map<string, PredictionWindow>();
  const log: FakePredictionLog = {
    labelled: [],
    put: (window) => void windows.set(windowKey(window), window),
    async listWindows({ from = '', to = '' }) {
      const predicted = [...windows.values()]
        .filter((window) => window.from >= from && window.to <= to)
        .map(({ version, from: start, to: end, rows }) => ({ version, from: start, to: end, rows }));
      return { predicted, labelled: log.labelled };
    },
    async countWindow(question) {
      return windows.get(windowKey(question)) ?? aWindow({}, question);
    },
  };
  return log;
}

export const someProfile: TrainingProfile = {
  rows: 1000,
  columns: [
    { key: 'height', kind: 'numeric', edges: [10, 20, 30], counts: [250, 250, 250, 250], missing: 0 },
    { key: 'soil', kind: 'category', categories: [1, 2], counts: [600, 400], other: 0 },
  ],
  classCounts: [500, 500],
  predictedCounts: [100, 100],
  meanConfidence: 0.9,
};

const first: WindowName = {
  version: '1',
  from: '2026-11-26T10:00:00.000Z',
  to: '2026-11-26T10:15:00.000Z',
};

/** 400 predictions as the training was, right for nine of ten as far as calibrated probabilities go; without labels. */
export function aWindow(changes: Partial<PredictionWindow> = {}, name: WindowName = first): PredictionWindow {
  return {
    version: name.version,
    from: name.from,
    to: name.to,
    rows: 400,
    columns: [
      { key: 'height', counts: [100, 100, 100, 100], rest: 0 },
      { key: 'soil', counts: [240, 160], rest: 0 },
    ],
    predictedCounts: [200, 200],
    confidenceSums: [180, 180],
    expectedConfusions: [
      [180, 20],
      [20, 180],
    ],
    confusions: [
      [0, 0],
      [0, 0],
    ],
    reliability: [],
    ...changes,
  };
}
