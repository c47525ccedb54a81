import { describe, expect, it } from 'vitest';
import { explainScheduleExpression } from './explain-schedule-expression.js';

describe('explainScheduleExpression', () => {
  it.each([
    '*/5 * * * *',
    '0 6 * * 1-5',
    '0 6 * * MON',
    '0 6 1 1 * 2030',
    '*/10 * * * * * *',
    'CRON_TZ=America/Bogota 0 6 * * *',
    '@daily',
    '@every 10s',
    '@every 1h30m',
  ])('takes "%s"', (expression) => {
    expect(explainScheduleExpression(expression)).toBeUndefined();
  });

  it.each([
    ['', 'it has 0'],
    ['every five minutes', 'it has 3'],
    ['61 * * * *', 'is no cron expression'],
    ['a b c d e', 'is no cron expression'],
    ['*/5 * * * * never', 'must end in a year'],
    ['@fortnightly', '@hourly, @daily'],
    ['@every', 'an interval such as'],
    ['@every soon', 'an interval such as'],
    ['@every 0s', 'at least one second'],
  ])('refuses "%s" with the reason', (expression, reason) => {
    expect(explainScheduleExpression(expression)).toContain(reason);
  });
});
