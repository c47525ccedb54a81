import { randomUUID } from 'node:crypto';
import { createDatabase } from '@canopy/database';
import { needEnvironment } from '@canopy/database/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createReadOnlyDatabase } from '../../server/create-read-only-database';
import { readBatches } from './batches.queries';

const id = `held_${randomUUID()}`;
const rule = `rule_${randomUUID()}`;

describe('readBatches', () => {
  const url = needEnvironment('DATABASE_URL');
  const database = createReadOnlyDatabase(url, () => undefined);
  const writer = createDatabase({ url, poolSize: 1, onIdleError: () => undefined });

  beforeAll(async () => {
    const finding = { rule: 'bad_rows', severity: 'hold', found: 0.5, limit: 0.05, message: 'half are bad' };
    await writer.pool.query(
      `INSERT INTO batches (id, group_number, batch_number, object_uri, object_sha256, received, inserted, duplicated, failed,
                            state, findings)
       VALUES ($1, 1, 0, 's3://canopy/b', '00', 229, 0, 0, 0, 'held', $2)`,
      [id, JSON.stringify([finding])],
    );
    for (const rowNumber of [1, 2]) {
      await writer.pool.query(
        `INSERT INTO quarantine (batch_id, row_number, rule, reason, content) VALUES ($1, $2, $3, 'it is none', '"x"')`,
        [id, rowNumber, rule],
      );
    }
  });
  afterAll(async () => {
    await writer.pool.query('DELETE FROM quarantine WHERE batch_id = $1', [id]);
    await writer.pool.query('DELETE FROM batches WHERE id = $1', [id]);
    await writer.close();
  });

  it('has the batches that wait for a person, with their evidence', async () => {
    const { held } = await readBatches(database);

    expect(held.find((batch) => batch.id === id)).toMatchObject({
      received: 229,
      typed: 0,
      findings: [{ rule: 'bad_rows', message: 'half are bad' }],
    });
  });

  it('counts quarantined rows by rule, with samples as they came', async () => {
    const { quarantine } = await readBatches(database);

    const found = quarantine.find((one) => one.rule === rule);
    expect(found).toMatchObject({
      rows: 2,
      samples: [{ batchId: id, reason: 'it is none', content: '"x"' }, {}],
    });
    expect(found?.column).toBeUndefined();
  });
});
