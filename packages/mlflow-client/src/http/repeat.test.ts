import { describe, expect, it } from 'vitest';
import { MlflowError } from './mlflow-error.js';
import { repeat } from './repeat.js';

const away = () => new MlflowError('away', { errorCode: 'TEMPORARILY_UNAVAILABLE', status: 503 });
const never = new AbortController().signal;

/** Fails with these, one after the other, and then succeeds. */
function failing(...errors: Error[]) {
  const seen = { tries: 0 };
  const work = async () => {
    seen.tries++;
    const error = errors.shift();
    if (error) throw error;
    return 'done';
  };
  return { work, seen };
}

describe('repeat', () => {
  it('tries again what may pass, so many times', async () => {
    const { work, seen } = failing(away(), away());

    expect(await repeat(work, { retries: 2, signal: never })).toBe('done');
    expect(seen.tries).toBe(3);
    await expect(repeat(failing(away(), away()).work, { retries: 1, signal: never })).rejects.toThrow('away');
  });

  it('does not try again what was refused, or what is no failure of the server', async () => {
    const refused = failing(new MlflowError('no', { errorCode: 'INVALID_PARAMETER_VALUE', status: 400 }));
    const broken = failing(new TypeError('a mistake of ours'));

    await expect(repeat(refused.work, { retries: 2, signal: never })).rejects.toThrow('no');
    await expect(repeat(broken.work, { retries: 2, signal: never })).rejects.toThrow('a mistake of ours');
    expect([refused.seen.tries, broken.seen.tries]).toEqual([1, 1]);
  });

  it('waits as long as the server asks, and no longer than the caller has patience', async () => {
    const busy = new MlflowError('busy', {
      errorCode: 'REQUEST_LIMIT_EXCEEDED',
      status: 429,
      retryAfterMs: 60_000,
    });
    const { work, seen } = failing(busy);
    const start = performance.now();

    await expect(repeat(work, { retries: 2, signal: AbortSignal.timeout(50) })).rejects.toThrow('busy');

    expect(seen.tries).toBe(1);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
