import { describe, expect, it } from 'vitest';
import { judgeInference } from './judge-inference';

const serving = {
  status: 'healthy',
  model_loaded: true,
  model_version: '7',
  mlflow_tracking_uri: 'http://127.0.0.1:5000',
};

describe('judgeInference', () => {
  it('is up and tells the version that serves', () => {
    expect(judgeInference(serving)).toEqual({ state: 'up', detail: 'version 7' });
  });

  it('waits while there is no model', () => {
    const answer = { ...serving, status: 'starting', model_loaded: false, model_version: null };

    expect(judgeInference(answer)).toEqual({ state: 'waiting' });
  });

  it('stays up with the old version when a new one is refused, and says why', () => {
    const answer = { ...serving, refused: { version: '8', reason: 'its file is cut short' } };

    expect(judgeInference(answer).state).toBe('up');
    expect(judgeInference(answer).detail).toBe('version 7; refused version 8: its file is cut short');
  });

  it('does not take another program on the port for inference', () => {
    expect(judgeInference({ hello: 'world' }).state).toBe('down');
  });
});
