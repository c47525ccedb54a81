import { describe, expect, it } from 'vitest';
import { readWorkerConfig } from './config.js';

const required = {
  DATABASE_URL: 'postgresql://127.0.0.1/canopy',
  AWS_ACCESS_KEY_ID: 'canopy',
  AWS_SECRET_ACCESS_KEY: 'canopy-secret',
};

describe('readWorkerConfig', () => {
  it("has the reference system's settings as defaults", () => {
    const config = readWorkerConfig(required);

    expect(config.schedule.input).toEqual({
      coverage: 0.9,
      groupNumber: 1,
      minSampleIncrement: 100,
      testSize: 0.2,
      modelName: 'covertype_classifier',
      training: { algorithm: 'extra_trees', treeCount: 150, randomState: 42 },
      gate: { falsePromotions: 0.05, classLoss: 0.05, askFrom: 0, approval: 'in_doubt', approvalHours: 24 },
    });
    expect(config.schedule.expression).toBe('*/5 * * * *');
    expect(config.sourceUrl).toBe('http://127.0.0.1:8080/data');
  });

  it('refuses a schedule expression that is none, by its key and its text', () => {
    expect(() => readWorkerConfig({ ...required, P2_SCHEDULE_CRON: 'often' })).toThrow(
      /P2_SCHEDULE_CRON must have 5 fields.*found "often"/,
    );
  });

  it('refuses another target than the label column, and says why', () => {
    expect(() => readWorkerConfig({ ...required, P2_TARGET_COL: 'Elevation' })).toThrow(
      /P2_TARGET_COL must be Cover_Type, found "Elevation"/,
    );
  });

  it('refuses a policy of the gate that contradicts itself, by its keys', () => {
    expect(() => readWorkerConfig({ ...required, GATE_ASK_FROM: '10', GATE_APPROVAL: 'never' })).toThrow(
      /GATE_ASK_FROM is 10, but GATE_APPROVAL is never/,
    );
    expect(() => readWorkerConfig({ ...required, GATE_ASK_FROM: '50' })).toThrow(
      /a promotion needs no more than 40\.0 at first \(2 \/ GATE_FALSE_PROMOTIONS\)/,
    );
    expect(() => readWorkerConfig({ ...required, GATE_FALSE_PROMOTIONS: '0' })).toThrow(
      /GATE_FALSE_PROMOTIONS/,
    );
  });

  it.each([
    [
      { TRAINING_ALGORITHM: 'gradient_boosting', TRAINING_MIN_SAMPLES_LEAF: '5' },
      'TRAINING_MIN_SAMPLES_LEAF is no setting of gradient_boosting, which has TRAINING_MAX_FEATURES, TRAINING_LEARNING_RATE, TRAINING_MAX_LEAVES',
    ],
    [
      { TRAINING_MAX_LEAVES: '31' },
      'TRAINING_MAX_LEAVES is no setting of extra_trees, which has TRAINING_MAX_FEATURES, TRAINING_MIN_SAMPLES_LEAF',
    ],
    [
      { TRAINING_ALGORITHM: 'cart', TRAINING_MAX_FEATURES: '3' },
      'TRAINING_MAX_FEATURES is no setting of cart, which has none of its own',
    ],
  ])('refuses a setting that the algorithm would pay no heed to: %o', (keys, problem) => {
    expect(() => readWorkerConfig({ ...required, ...keys })).toThrow(problem);
  });

  it('lists every key that is missing', () => {
    expect(() => readWorkerConfig({})).toThrow(/DATABASE_URL.*AWS_ACCESS_KEY_ID.*AWS_SECRET_ACCESS_KEY/s);
  });

  it('watches in windows of a quarter of an hour, and retrains on decay', () => {
    const { watch } = readWorkerConfig(required);

    expect(watch.schedule.input).toMatchObject({
      windowSeconds: 900,
      policy: { onDrift: ['alert'], onDecay: ['alert', 'retrain'], falseAlarmRate: 0.01, breakerFailures: 3 },
    });
    expect(watch.webhook).toBeUndefined();
  });

  it.each([
    [
      { WATCH_ON_DRIFT: 'alert, explode' },
      /WATCH_ON_DRIFT must be none, or some of alert, hold, retrain, widen/,
    ],
    [{ WATCH_ON_DRIFT: 'none,alert' }, /WATCH_ON_DRIFT must be none, or some of/],
    [{ WATCH_ON_DRIFT: 'alert,alert' }, /WATCH_ON_DRIFT names an action twice/],
    [
      { WATCH_ON_DRIFT: 'hold,retrain' },
      /WATCH_ON_DRIFT contradicts itself: "retrain" makes a model that "hold"/,
    ],
    [{ WATCH_ON_DRIFT: 'widen' }, /WATCH_ON_DRIFT contradicts itself: "widen" looks again/],
    [{ WATCH_ON_DECAY: 'alert,widen' }, /WATCH_ON_DECAY cannot widen/],
    [{ ALERT_WEBHOOK_URL: 'https://hooks.example' }, /ALERT_WEBHOOK_SECRET is not set/],
    [{ ALERT_WEBHOOK_SECRET: 'a secret of length' }, /ALERT_WEBHOOK_URL is not set/],
    [{ WATCH_SCHEDULE_CRON: 'often' }, /WATCH_SCHEDULE_CRON must have 5 fields.*found "often"/],
  ])('refuses a watch that cannot be: %j', (keys, reason) => {
    expect(() => readWorkerConfig({ ...required, ...keys })).toThrow(reason);
  });
});
