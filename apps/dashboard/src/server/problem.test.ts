import { describe, expect, it } from 'vitest';
import { describeError } from './describe-error';
import { Problem } from './problem';

describe('a problem', () => {
  it('has the status that fits it', () => {
    expect(new Problem('tick_running').status).toBe(409);
    expect(new Problem('database_unreachable', 'connect ECONNREFUSED').status).toBe(503);
  });
});

describe('describeError', () => {
  it('goes down to what really happened', () => {
    const refused = new Error('connect ECONNREFUSED ::1:5432');
    const tried = new AggregateError([refused, new Error('connect ECONNREFUSED 127.0.0.1:5432')]);

    expect(describeError(new TypeError('fetch failed', { cause: tried }))).toBe(
      'connect ECONNREFUSED ::1:5432',
    );
    expect(describeError('a text')).toBe('a text');
  });
});
