import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { StackError } from '../stack-error.js';

/** The keys of a `.env` file; none when there is no such file. @throws StackError naming each line that is wrong. */
export function readEnvFile(file: string): Record<string, string> {
  if (!existsSync(file)) return {};
  const text = readFileSync(file, 'utf8');
  const problems = text.split(/\r?\n/).flatMap((line, index) => {
    const problem = problemOf(line);
    return problem === undefined ? [] : [`${file}, line ${index + 1}: ${problem}.`];
  });
  if (problems.length > 0) throw new StackError(problems.join('\n'));
  return parseEnv(text) as Record<string, string>;
}

// parseEnv passes over what it does not understand, and a key that is silently missing costs an hour.
function problemOf(line: string): string | undefined {
  const trimmed = line.trim().replace(/^export\s+/, '');
  if (trimmed === '' || trimmed.startsWith('#')) return undefined;
  const equals = trimmed.indexOf('=');
  if (equals === -1) return `"${shorten(trimmed)}" has no "=". Write KEY=value, or # in front of a remark`;
  const key = trimmed.slice(0, equals).trim();
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(key)) return `"${shorten(key)}" is no name of a key`;
  const value = trimmed.slice(equals + 1).trim();
  const quote = /^["'`]/.exec(value)?.[0];
  if (quote !== undefined && value.indexOf(quote, 1) === -1) {
    return `the value of ${key} begins with ${quote} and does not end with it`;
  }
  return undefined;
}

function shorten(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 40)}…`;
}
