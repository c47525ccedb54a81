import { describe, expect, it } from 'vitest';
import { decideTraining, type TrainingQuestion } from './decide-training.js';
import { tellTrainingReason } from './tell-training-reason.js';

const aQuestion = (changes: Partial<TrainingQuestion> = {}): TrainingQuestion => ({
  classes: [
    { label: 0, training: 80, holdout: 20 },
    { label: 1, training: 80, holdout: 20 },
  ],
  lastTotal: undefined,
  minSampleIncrement: 100,
  ...changes,
});

describe('decideTraining', () => {
  it('trains the first time, however few the new rows', () => {
    expect(decideTraining(aQuestion({ minSampleIncrement: 1_000_000 }))).toEqual({
      shouldTrain: true,
      why: { code: 'first_training', rows: 200 },
    });
  });

  it('trains when exactly enough rows have come', () => {
    expect(decideTraining(aQuestion({ lastTotal: 100 })).shouldTrain).toBe(true);
  });

  it('waits when one row is missing, and says how many there are', () => {
    expect(decideTraining(aQuestion({ lastTotal: 101 }))).toEqual({
      shouldTrain: false,
      why: { code: 'new_rows', rows: 99, needed: 100 },
    });
  });

  it('trains every time when no new rows are asked for', () => {
    expect(decideTraining(aQuestion({ lastTotal: 200, minSampleIncrement: 0 })).shouldTrain).toBe(true);
  });

  it.each([
    [[], 'there are 0 rows to learn from'],
    [[{ label: 0, training: 19, holdout: 4 }], 'there are 19 rows to learn from'],
    [[{ label: 0, training: 80, holdout: 20 }], 'are of one class'],
    [
      [
        { label: 0, training: 80, holdout: 20 },
        { label: 1, training: 0, holdout: 20 },
      ],
      'are of one class',
    ],
    [
      [
        { label: 0, training: 80, holdout: 0 },
        { label: 1, training: 80, holdout: 0 },
      ],
      'none of the 160 rows is held out',
    ],
  ])('waits while no model could be made or judged: %j', (classes, reason) => {
    const decision = decideTraining(aQuestion({ classes }));

    expect(decision.shouldTrain).toBe(false);
    expect(tellTrainingReason(decision.why)).toContain(reason);
  });
});
