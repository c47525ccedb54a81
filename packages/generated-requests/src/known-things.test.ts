import { describe, expect, it } from 'vitest';
import { createKnownThings } from './known-things.js';

const aRegistry = () => {
  const things = createKnownThings();
  things.learn(
    '/models/create',
    { name: 'oak' },
    { model: { name: 'oak', tags: [{ key: 'k', value: 'v' }] } },
  );
  things.learn(
    '/versions/create',
    { name: 'oak', source: 's3://b/x' },
    { version: { name: 'oak', version: 3 } },
  );
  things.learn('/runs/create', {}, { run: { info: { run_id: 'r', name: 'a run' } } });
  return things;
};
const fieldsOf = (things: readonly { fields: object }[]) => things.map(({ fields }) => fields);

describe('what is known of things', () => {
  it('is told for a path by what was learned at paths like it, with the fields that belong together', () => {
    const things = aRegistry();

    expect(fieldsOf(things.about('/models/update', ['name']))).toContainEqual({ name: 'oak' });
    expect(fieldsOf(things.about('/models/update', ['name']))).not.toContainEqual({
      run_id: 'r',
      name: 'a run',
    });
    expect(fieldsOf(things.about('/versions/get', ['name', 'version']))).toEqual([
      { name: 'oak', version: '3' },
    ]);
    expect(fieldsOf(things.about('/runs/get', ['run_id']))).toEqual([{ run_id: 'r', name: 'a run' }]);
  });

  it('is told beside what was learned at a path without a word', () => {
    const things = aRegistry();
    things.learn('/v2', {}, { name: 'a server', version: '1.0' });

    expect(fieldsOf(things.about('/versions/get', ['name', 'version']))).toContainEqual({
      name: 'oak',
      version: '3',
    });
  });

  it('is nothing for fields that nobody has named', () => {
    expect(aRegistry().about('/models/get', ['colour'])).toEqual([]);
  });

  it('is forgotten with what was deleted', () => {
    const things = aRegistry();

    things.forget({ name: 'oak', version: 3 });
    expect(things.about('/versions/get', ['version'])).toEqual([]);
    things.forget({ name: 'oak' });
    expect(fieldsOf(things.about('/models/get', ['name']))).toEqual([{ run_id: 'r', name: 'a run' }]);
  });
});
