import { CronExpressionParser } from 'cron-parser';

const shorthands = /^@(yearly|annually|monthly|weekly|daily|midnight|hourly)$/;
const duration = /^(?:\d+(?:\.\d+)?(?:h|m|s))+$/;
const year = /^(?:\*|\d{4}(?:-\d{4})?(?:,\d{4}(?:-\d{4})?)*)(?:\/\d+)?$/;

/**
 * What is wrong with a schedule expression, or undefined. Temporal takes 5 fields, 6 (a year at the end) or
 * 7 (seconds in front, too), `@daily` and its like, and `@every 10s`.
 * Source: `cron_string` of temporal.api.schedule.v1.ScheduleSpec.
 */
export function explainScheduleExpression(expression: string): string | undefined {
  const text = expression.trim();
  if (text.startsWith('@every')) return explainInterval(text.slice('@every'.length).trim());
  if (text.startsWith('@')) {
    return shorthands.test(text)
      ? undefined
      : 'must be @hourly, @daily, @weekly, @monthly, @yearly or @every';
  }
  const fields = text.replace(/^(?:CRON_TZ|TZ)=\S+\s+/, '').split(/\s+/);
  if (fields.length < 5 || fields.length > 7) {
    return `must have 5 fields (minute hour day month weekday), 6 or 7, it has ${text === '' ? 0 : fields.length}`;
  }
  if (fields.length > 5 && !year.test(fields.at(-1) ?? '')) {
    return 'must end in a year or * when it has 6 or 7 fields';
  }
  try {
    CronExpressionParser.parse((fields.length > 5 ? fields.slice(0, -1) : fields).join(' '));
    return undefined;
  } catch (error) {
    return `is no cron expression (${(error as Error).message})`;
  }
}

function explainInterval(text: string): string | undefined {
  if (!duration.test(text)) return 'must name an interval such as "@every 10s" or "@every 1h30m"';
  const seconds = { h: 3600, m: 60, s: 1 };
  const total = [...text.matchAll(/(\d+(?:\.\d+)?)(h|m|s)/g)].reduce(
    (sum, [, amount, unit]) => sum + Number(amount) * seconds[unit as keyof typeof seconds],
    0,
  );
  return total >= 1 ? undefined : 'must leave at least one second between two runs';
}
