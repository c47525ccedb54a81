import { describe, expect, it } from 'vitest';
import type { GroupProgress } from './advance-progress.js';
import { type BatchesDependencies, createBatchesService } from './batches.service.js';
import type { ProgressRepository } from './progress.repository.js';

const minUpdateTimeMs = 300_000;

function progressInMemory(): ProgressRepository {
  const kept = new Map<number, GroupProgress>();
  return {
    read: async (group) => kept.get(group),
    write: async (group, progress) => void kept.set(group, progress),
    clear: async (group) => void kept.delete(group),
  };
}

function aService(changes: Partial<BatchesDependencies> = {}) {
  const clock = { nowMs: 1_000_000 };
  const service = createBatchesService({
    dataSet: { rowCount: 1000, row: (index) => [String(index)] },
    progress: progressInMemory(),
    minUpdateTimeMs,
    now: () => clock.nowMs,
    random: () => 0,
    ...changes,
  });
  return { service, clock };
}

describe('the batches service', () => {
  it('answers rows of the batch that the group has come to', async () => {
    const { service, clock } = aService();

    const first = await service.draw(3);
    clock.nowMs += minUpdateTimeMs;
    const second = await service.draw(3);

    expect(first).toMatchObject({ groupNumber: 3, batchNumber: 0, rows: { 0: ['0'], length: 10 } });
    expect(second).toMatchObject({ groupNumber: 3, batchNumber: 1, rows: { 0: ['100'], length: 10 } });
  });

  it('draws another tenth of the same batch while the time has not passed', async () => {
    const { service, clock } = aService({ random: Math.random });

    const first = await service.draw(3);
    clock.nowMs += minUpdateTimeMs - 1;
    const second = await service.draw(3);

    expect(second.batchNumber).toBe(0);
    expect(second.rows).not.toEqual(first.rows);
  });

  it('gives ten batches, the tenth as often as asked in its time, and is then exhausted', async () => {
    const { service, clock } = aService();
    const given: number[] = [];
    for (let call = 0; call < 10; call++) {
      given.push((await service.draw(1)).batchNumber);
      clock.nowMs += minUpdateTimeMs;
    }

    clock.nowMs -= 1;
    await expect(service.draw(1)).resolves.toMatchObject({ batchNumber: 9 });
    clock.nowMs += 1;
    await expect(service.draw(1)).rejects.toThrow(
      'All the information has been collected: group 1 has been given its 10 batches.',
    );

    expect(given).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('starts an exhausted group again', async () => {
    const { service, clock } = aService({ minUpdateTimeMs: 0 });
    for (let call = 0; call < 10; call++) await service.draw(1);
    await expect(service.draw(1)).rejects.toThrow('/restart_data_generation?group_number=1');

    await service.restart(1);
    clock.nowMs += 1;

    await expect(service.draw(1)).resolves.toMatchObject({ batchNumber: 0 });
  });

  it('keeps the groups apart', async () => {
    const { service } = aService({ minUpdateTimeMs: 0 });

    await service.draw(1);
    await service.draw(1);

    await expect(service.draw(1)).resolves.toMatchObject({ batchNumber: 2 });
    await expect(service.draw(2)).resolves.toMatchObject({ batchNumber: 0 });
  });

  it('loses no advance when several ask at once', async () => {
    const { service } = aService({ minUpdateTimeMs: 0 });

    const given = await Promise.all(Array.from({ length: 10 }, () => service.draw(5)));

    expect(given.map((sample) => sample.batchNumber)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('does not advance when the progress cannot be kept', async () => {
    const progress = progressInMemory();
    let isFull = false;
    const write: ProgressRepository['write'] = async (group, next) => {
      if (isFull) throw new Error('no space left');
      await progress.write(group, next);
    };
    const { service } = aService({ minUpdateTimeMs: 0, progress: { ...progress, write } });
    await service.draw(5);

    isFull = true;
    await expect(service.draw(5)).rejects.toThrow('no space left');
    isFull = false;

    await expect(service.draw(5)).resolves.toMatchObject({ batchNumber: 1 });
  });
});
