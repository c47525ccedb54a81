import type { WindowQuestion } from '@canopy/pipeline-contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LoggedPrediction } from '../../prediction-log/prediction-log.js';
import { aLoggedPrediction } from '../../testing/a-logged-prediction.js';
import { aLoggingApp, type LoggingApp } from '../../testing/a-logging-app.js';

const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1) + 1000 * seconds);
const question: WindowQuestion = {
  version: '1',
  from: at(0).toISOString(),
  to: at(300).toISOString(),
  columns: [
    { key: 'height', kind: 'numeric', edges: [10, 20, 30] },
    { key: 'soil', kind: 'category', categories: [2702, 2703, 7745] },
    { key: 'flat', kind: 'numeric', edges: [] },
  ],
  temperature: 1,
};

let logging: LoggingApp;
beforeAll(async () => {
  logging = await aLoggingApp();
});
afterAll(() => logging.close());

const log = (changes: Partial<LoggedPrediction>) => {
  const prediction = aLoggedPrediction({ at: at(10), features: [10, 2702, 0], ...changes });
  logging.log.record(prediction);
  return prediction.predictionId;
};
const ask = (changes: Partial<WindowQuestion> = {}) =>
  logging.app.inject({ method: 'POST', url: '/windows', payload: { ...question, ...changes } });
const list = async (query: string) =>
  (await logging.app.inject(`/windows?width_seconds=300&${query}`)).json();

describe('POST /windows', () => {
  it('refuses a window that ends before it begins, and counts nothing in one that is empty', async () => {
    const answers = [
      await ask({ from: at(300).toISOString(), to: at(0).toISOString() }),
      await logging.app.inject(
        `/windows?width_seconds=300&from=${at(300).toISOString()}&to=${at(0).toISOString()}`,
      ),
    ];
    const empty = await ask({ version: 'nobody asked it' });

    for (const { statusCode, body } of answers) {
      expect([statusCode, body]).toEqual([400, expect.stringContaining('does not end before it begins')]);
    }
    expect(empty.json()).toMatchObject({ rows: 0, predictedCounts: [0, 0, 0, 0, 0, 0, 0] });
  });

  it('counts each value in its bin: at an edge below it, missing ones and unseen categories apart', async () => {
    const rows = [
      [9, 2702],
      [10, 2702],
      [10.5, 2703],
      [30, 2704],
      [31, 7745],
      [Number.NaN, 1],
      [-5, Number.NaN],
    ];
    for (const [height = 0, soil = 0] of rows) log({ features: [height, soil, 3], modelVersion: 'bins' });
    await logging.log.flush(5000);

    const answer = await ask({ version: 'bins' });

    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({
      rows: 7,
      columns: [
        { key: 'height', counts: [3, 1, 1, 1], rest: 1 },
        { key: 'soil', counts: [2, 1, 1], rest: 3 },
        { key: 'flat', counts: [7], rest: 0 },
      ],
    });
  });

  it('counts answers of that version and time alone, each once', async () => {
    const version = 'mine';
    log({ at: at(0), modelVersion: version });
    log({ at: at(299.999), modelVersion: version, route: 'canary' });
    log({ at: at(300), modelVersion: version });
    log({ at: at(-0.001), modelVersion: version });
    log({ at: at(5), modelVersion: 'other' });
    log({ at: at(5), modelVersion: version, route: 'shadow' });
    log({ at: at(5), modelVersion: version, route: 'pinned' });
    await logging.log.flush(5000);

    expect((await ask({ version })).json()).toMatchObject({
      rows: 2,
      predictedCounts: [0, 0, 0, 0, 2, 0, 0],
    });
  });

  it('adds up calibrated probabilities, and compares labels with predictions', async () => {
    const modelVersion = 'judged';
    const ids = [
      log({
        modelVersion,
        label: 0,
        confidence: 0.95,
        probabilities: Float64Array.of(0.9, 0.1, 0, 0, 0, 0, 0),
      }),
      log({
        modelVersion,
        label: 1,
        confidence: 1,
        probabilities: Float64Array.of(0.36, 0.64, 0, 0, 0, 0, 0),
      }),
    ];
    const labels = ids.map((prediction_id) => ({ prediction_id, label: 0 }));
    await logging.app.inject({ method: 'POST', url: '/feedback', payload: labels });

    const window = (await ask({ version: modelVersion, temperature: 2 })).json();

    // Square roots, scaled to sum to one: 0.949 to 0.316, and 0.6 to 0.8; a millionth counts where there is nothing.
    expect(window.expectedConfusions[0][0]).toBeCloseTo(0.75, 2);
    expect(window.expectedConfusions[1][1]).toBeCloseTo(0.8 / 1.4, 2);
    expect(window.confidenceSums.slice(0, 2)).toEqual([0.95, 1]);
    expect(window.confusions[0].slice(0, 2)).toEqual([1, 1]);
    expect(window.reliability[9]).toEqual({ rows: 2, correct: 1, confidenceSum: 1.95 });
  });

  it('has nothing but zeros for a window in which nothing was predicted', async () => {
    const window = (await ask({ version: 'never' })).json();

    expect(window.rows).toBe(0);
    expect(window.columns[0]).toEqual({ key: 'height', counts: [0, 0, 0, 0], rest: 0 });
  });

  it('refuses a question that it cannot read', async () => {
    const answer = await ask({ temperature: 0, from: 'yesterday' });

    expect(answer.statusCode).toBe(422);
    expect(answer.json().detail.map(({ loc }: { loc: unknown }) => loc)).toContainEqual([
      'body',
      'temperature',
    ]);
  });
});

describe('GET /windows', () => {
  it('lists the windows in which something was predicted, and those that got labels', async () => {
    const modelVersion = 'listed';
    const ids = [10, 20, 700].map((seconds) => log({ at: at(86_400 + seconds), modelVersion }));
    const since = new Date(Date.now() - 1000).toISOString();
    await logging.app.inject({
      method: 'POST',
      url: '/feedback',
      payload: { prediction_id: ids[2], label: 1 },
    });
    const first = { version: modelVersion, from: at(86_400).toISOString(), to: at(86_700).toISOString() };
    const second = { version: modelVersion, from: at(87_000).toISOString(), to: at(87_300).toISOString() };

    const predicted = await list(`from=${first.from}&to=${second.to}`);
    const labelled = await list(`labelled_since=${since}`);

    expect(predicted).toEqual({
      predicted: [
        { ...first, rows: 2 },
        { ...second, rows: 1 },
      ],
      labelled: [],
    });
    expect(labelled.labelled).toContainEqual({ ...second, rows: 1 });
  });
});
