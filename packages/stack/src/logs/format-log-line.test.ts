import { describe, expect, it } from 'vitest';
import { formatLogLine } from './format-log-line.js';

describe('formatLogLine', () => {
  it('makes a line of pino readable, with the cause of an error', () => {
    const line = JSON.stringify({
      level: 50,
      time: '2026-11-23T18:03:05.120Z',
      name: 'tracking',
      msg: 'cannot listen',
      err: { type: 'Error', message: 'EADDRINUSE', stack: '…' },
    });

    expect(formatLogLine(line)).toBe('18:03:05 ERROR cannot listen (EADDRINUSE)');
  });

  it('does not repeat a cause that the message tells already', () => {
    const line = JSON.stringify({ level: 40, time: 0, msg: 'no rows: timeout', err: { message: 'timeout' } });

    expect(formatLogLine(line)).toBe('00:00:00 WARN no rows: timeout');
  });

  it('reads the JSON of Go programs', () => {
    expect(formatLogLine('{"level":"error","ts":"2026-11-23T18:03:05Z","msg":"lost","error":"EOF"}')).toBe(
      '18:03:05 ERROR lost (EOF)',
    );
  });

  it.each(['FATAL:  database "canopy" does not exist', '{"cut": "short', '{"no":"message"}', '[1,2]', ''])(
    'leaves other lines as they are: %s',
    (line) => {
      expect(formatLogLine(line)).toBe(line);
    },
  );
});
