// https://github.com/pinojs/pino/blob/main/docs/api.md#loggerlevels-object
const levelNames: Record<string, string> = {
  10: 'TRACE',
  20: 'DEBUG',
  30: 'INFO',
  40: 'WARN',
  50: 'ERROR',
  60: 'FATAL',
};

/** A line of a log as a person reads it: a JSON line becomes time, level, message and cause; others stay. */
export function formatLogLine(line: string): string {
  const entry = parseObject(line);
  if (entry === undefined) return line.trimEnd();
  const message = text(entry.msg) ?? text(entry.message);
  if (message === undefined) return line.trimEnd();
  const level = levelNames[String(entry.level)] ?? text(entry.level)?.toUpperCase();
  const cause = causeOf(entry.err ?? entry.error);
  const detail = cause === undefined || message.includes(cause) ? '' : ` (${cause})`;
  return [timeOf(entry.time ?? entry.ts), level, `${message}${detail}`].filter(Boolean).join(' ');
}

function parseObject(line: string): Record<string, unknown> | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

function timeOf(value: unknown): string | undefined {
  if (typeof value !== 'number' && typeof value !== 'string') return undefined;
  const time = new Date(value);
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString().slice(11, 19);
}

function causeOf(value: unknown): string | undefined {
  if (typeof value === 'object' && value !== null && 'message' in value) return text(value.message);
  return text(value);
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
