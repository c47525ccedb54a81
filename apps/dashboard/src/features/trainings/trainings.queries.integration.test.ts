import { randomUUID } from 'node:crypto';
import { aDatabase, type TestDatabase } from '@canopy/database/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createReadOnlyDatabase, type ReadOnlyDatabase } from '../../server/create-read-only-database';
import { insertInto } from '../../testing/insert-into';
import { readTrainings } from './trainings.queries';

let writer: TestDatabase;
let database: ReadOnlyDatabase;
let position = 0;

const aTraining = (model_version: number | null) =>
  insertInto(writer, 'model_metrics', {
    workflow_run_id: randomUUID(),
    batch_id: 'b',
    run_id: randomUUID(),
    model_name: 'm',
    model_version,
    algorithm: 'extra_trees',
    hyperparameters: '{}',
    total_samples: 10,
    n_samples_train: 8,
    n_samples_test: 2,
    accuracy: 0.9,
    f1_macro: 0.9,
    log_loss: 0.3,
    training_time_seconds: 1,
    promoted: false,
    created_at: new Date(Date.UTC(2026, 0, 1, 0, model_version ?? 0)),
  });

const aDecision = (version: number, outcome: string, changes: object = {}) =>
  insertInto(writer, 'decisions', {
    position: ++position,
    name: 'm',
    alias: 'champion',
    version,
    outcome,
    from_version: 1,
    to_version: 1,
    who: 'gate',
    why: `${outcome} in words`,
    decided_at: position,
    previous_hash: '',
    hash: '',
    ...changes,
  });

beforeAll(async () => {
  writer = await aDatabase();
  database = createReadOnlyDatabase(writer.url, () => undefined);
});
afterAll(() => writer.drop());

describe('readTrainings', () => {
  it('tells of each what was decided about it last, however many decisions came since', async () => {
    for (const version of [1, 2, 3, 4, 5, null]) await aTraining(version);
    await aDecision(1, 'promoted', { from_version: null });
    await aDecision(2, 'awaiting_approval', { evidence: 'not JSON' });
    await aDecision(3, 'awaiting_approval', { from_version: 7 });
    await aDecision(4, 'awaiting_approval');
    const reasons = [{ code: 'unanswered', hours: 24 }];
    await aDecision(4, 'rejected', { evidence: JSON.stringify({ reasons }) });
    for (let version = 100; version < 200; version++) await aDecision(version, 'kept');

    const trainings = await readTrainings(database, 'm');

    expect(trainings.map(({ version, decision }) => [version, decision])).toEqual([
      ['5', undefined],
      ['4', { outcome: 'rejected', why: 'rejected in words', reasons, question: 'none' }],
      ['3', { outcome: 'awaiting_approval', why: 'awaiting_approval in words', question: 'overtaken' }],
      ['2', { outcome: 'awaiting_approval', why: 'awaiting_approval in words', question: 'open' }],
      ['1', { outcome: 'promoted', why: 'promoted in words', question: 'none' }],
      [undefined, undefined],
    ]);
  });
});
