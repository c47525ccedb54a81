import type { KnownRun } from './known-runs.js';

/** A filter or an order, and what it means. */
export interface KnownFilter {
  filter: string;
  fits: (run: KnownRun) => boolean;
}
export interface KnownOrder {
  order: string;
  compare: (a: KnownRun, b: KnownRun) => number;
}

type Value = string | number | undefined;
type Draw = <Item>(items: readonly Item[]) => Item;

const texts: Readonly<Record<string, (run: KnownRun) => string | undefined>> = {
  run_name: ({ name }) => name,
  '`run name`': ({ name }) => name,
  user_id: ({ user }) => user,
  status: ({ status }) => status,
  artifact_uri: ({ uri }) => uri,
  'params.p': ({ params }) => params.p,
  'params.q': ({ params }) => params.q,
  'params.nothing': () => undefined,
  'tags.t': ({ tags }) => tags.t,
};
const numbers: Readonly<Record<string, (run: KnownRun) => number | undefined>> = {
  start_time: ({ start }) => start,
  created: ({ start }) => start,
  end_time: ({ end }) => end,
  'metrics.m': ({ metrics }) => metrics.m,
  'metrics.n': ({ metrics }) => metrics.n,
  'metrics.nothing': () => undefined,
};
const lists: Readonly<Record<string, (run: KnownRun) => readonly (string | undefined)[]>> = {
  'dataset.name': ({ datasets }) => datasets.map(({ name }) => name),
  'dataset.digest': ({ datasets }) => datasets.map(({ digest }) => digest),
  'dataset.context': ({ datasets }) => datasets.map(({ context }) => context),
};
const patterns = [
  '%',
  'a%',
  '%A',
  '_',
  '%_b%',
  'é%',
  'Z_',
  'z_',
  '%%1',
  's3://b/3/%',
  'FIN%',
  '%a%b%',
  'x%x',
  '%_0',
  'T%',
];

/** A filter of one comparison. */
export function drawFilter(draw: Draw, words: readonly string[]): KnownFilter {
  const kind = draw(['number', 'text', 'presence', 'list', 'pattern', 'ids'] as const);
  const quoted = (text: string) => `'${text}'`;
  switch (kind) {
    case 'number': {
      const [name, read] = draw(Object.entries(numbers));
      const [comparator, holds] = draw(Object.entries(comparisons));
      const number = draw([-1, 0, 0.5, 2, 5, 7, 1003, 1010]);
      const written = name.startsWith('metrics') ? number : Math.trunc(number);
      const fits = (run: KnownRun) => {
        const value = read(run);
        return value !== undefined && holds(value, written);
      };
      return { filter: `${name} ${comparator} ${written}`, fits };
    }
    case 'ids':
      return { filter: "run_id != 'a'", fits: () => true };
    case 'presence': {
      const [name, read] = draw(Object.entries(texts).filter(([name]) => name.includes('.')));
      const isThere = draw([true, false]);
      return {
        filter: `${name} IS ${isThere ? 'NOT ' : ''}NULL`,
        fits: (run) => (read(run) !== undefined) === isThere,
      };
    }
    case 'text':
    case 'pattern':
    case 'list': {
      const [name, read] =
        kind === 'list'
          ? draw(Object.entries(lists))
          : draw(Object.entries(texts).map(([name, one]) => [name, (run: KnownRun) => [one(run)]] as const));
      const comparator = draw(
        kind === 'text' ? ['=', '!='] : kind === 'list' ? ['=', 'LIKE', 'IN', 'NOT IN'] : ['LIKE', 'ILIKE'],
      );
      const isPattern = comparator.endsWith('LIKE');
      const text = isPattern ? draw(patterns) : draw([...words, 'FINISHED', 'train', '1']);
      const isIn = comparator.endsWith('IN');
      const holds = textual[comparator];
      return {
        filter: `${name} ${comparator} ${isIn ? `('x', ${quoted(text)})` : quoted(text)}`,
        fits: (run) => read(run).some((value) => value !== undefined && (holds?.(value, text) ?? false)),
      };
    }
  }
}

/** One name of an order. */
export function drawOrder(draw: Draw): KnownOrder & { name: string } {
  const [name, read] = draw<readonly [string, (run: KnownRun) => Value]>(
    Object.entries({ ...texts, ...numbers }),
  );
  const direction = draw(['ASC', 'DESC']);
  const sign = direction === 'ASC' ? 1 : -1;
  const compare: KnownOrder['compare'] = (a, b) => {
    const [left, right] = [read(a), read(b)];
    const ranks = rankOf(left) - rankOf(right);
    return ranks === 0 && rankOf(left) === 0 ? sign * byBytes(left, right) : ranks;
  };
  return { name, order: `${name} ${direction}`, compare };
}

/** How runs stand whatever else is asked for. */
export const newestFirst: KnownOrder['compare'] = (a, b) => b.start - a.start || byBytes(a.id, b.id);

const rankOf = (value: Value) => (value === undefined ? 2 : Number.isNaN(value) ? 1 : 0);

function byBytes(a: Value, b: Value): number {
  if (typeof a === 'number' && typeof b === 'number') return a < b ? -1 : Number(a > b);
  return Buffer.from(String(a)).compare(Buffer.from(String(b)));
}

const comparisons: Readonly<Record<string, (value: number, number: number) => boolean>> = {
  '=': (value, number) => value === number,
  '!=': (value, number) => value !== number,
  '<': (value, number) => value < number,
  '<=': (value, number) => value <= number,
  '>': (value, number) => value > number,
  '>=': (value, number) => value >= number,
};

const isLike = (text: string, pattern: string, flags: string) => {
  const source = pattern.replaceAll(/[^%_]/gu, (letter) => letter.replace(/[$()*+./?[\\\]^{|}-]/, '\\$&'));
  return new RegExp(`^${source.replaceAll('%', '.*').replaceAll('_', '.')}$`, flags).test(text);
};

const textual: Readonly<Record<string, (value: string, text: string) => boolean>> = {
  '=': (value, text) => value === text,
  '!=': (value, text) => value !== text,
  IN: (value, text) => value === text || value === 'x',
  'NOT IN': (value, text) => value !== text && value !== 'x',
  LIKE: (value, text) => isLike(value, text, 'su'),
  ILIKE: (value, text) => isLike(value, text, 'siu'),
};
