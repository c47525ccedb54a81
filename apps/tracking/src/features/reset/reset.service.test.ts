import type { ObjectInfo, ObjectStore } from '@canopy/object-store';
import { expect, it } from 'vitest';
import { createResetService } from './reset.service.js';

it('empties the tables, and forgets what it knew of them, before it makes the default experiment, and removes every object', async () => {
  const done: string[] = [];
  const objects = {
    async *walk(): AsyncGenerator<ObjectInfo> {
      for (let i = 0; i < 2500; i++) yield { key: `${i}`, size: 1 };
    },
    remove: async (keys: readonly string[]) => {
      done.push(`remove ${keys.length}`);
    },
  } as Partial<ObjectStore> as ObjectStore;
  const reset = createResetService({
    tables: {
      empty: async () => {
        done.push('empty');
      },
    },
    objects,
    ensureDefault: async () => {
      done.push('default');
    },
    forget: () => done.push('forget'),
  });

  await reset();

  expect(done).toEqual(['empty', 'forget', 'default', 'remove 1000', 'remove 1000', 'remove 500']);
});
