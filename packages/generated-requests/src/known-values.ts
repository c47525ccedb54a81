import type { Known } from './arbitrary-value.js';

/** The values that an app has given for each field, so that later requests can name what is there. */
export interface KnownValues {
  known: Known;
  /** Takes the fields of an answer in, at any depth. */
  learn(answer: unknown): void;
}

// Of the latest, so that what was deleted is forgotten.
const mostValues = 6;
const longest = 200;

/** Fields are also known by other names: `run_id` of an answer is one of the `run_ids` of a request, and an `id`. */
export function createKnownValues(): KnownValues {
  const known: Record<string, string[]> = Object.create(null);
  const keep = (field: string, value: string) => {
    if (value === '' || value.length > longest) return;
    known[field] = [value, ...(known[field] ?? []).filter((other) => other !== value)].slice(0, mostValues);
  };
  const learn = (answer: unknown, field = ''): void => {
    if (Array.isArray(answer)) for (const item of answer.slice(0, mostValues)) learn(item, field);
    else if (typeof answer === 'object' && answer !== null)
      for (const [name, value] of Object.entries(answer)) learn(value, name);
    else if (typeof answer === 'string' || typeof answer === 'number') {
      const text = String(answer);
      const names = [field, `${field}s`, field.replace(/^next_/, ''), field.replace(/^.+_(?=id$)/, '')];
      for (const name of names) keep(name, text);
    }
  };
  return { known, learn };
}
