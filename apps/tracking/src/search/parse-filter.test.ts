import { describe, expect, it } from 'vitest';
import { parseFilter } from './parse-filter.js';

const text = (value: string) => ({ kind: 'text', text: value });
const number = (value: string) => ({ kind: 'number', text: value });

describe('parseFilter', () => {
  it('makes nothing of an empty filter', () => {
    expect(parseFilter('')).toEqual([]);
    expect(parseFilter('  ')).toEqual([]);
  });

  it.each([
    ["params.a = '1'", 'params.a', '=', text('1')],
    ['params.a = "1"', 'params.a', '=', text('1')],
    ['metrics.m>=-1.5e-3', 'metrics.m', '>=', number('-1.5e-3')],
    ["tags.mlflow.runName like 'a%'", 'tags.mlflow.runName', 'LIKE', text('a%')],
    ["tags.a ILIKE '%'", 'tags.a', 'ILIKE', text('%')],
    ["params.`a b` != 'it''s'", 'params.`a b`', '!=', text("it's")],
    ['params."x.y" = \'"\'', 'params."x.y"', '=', text('"')],
    ["run_id IN ('a' , 'b')", 'run_id', 'IN', { kind: 'list', texts: ['a', 'b'] }],
    ["run_id not in ('a')", 'run_id', 'NOT IN', { kind: 'list', texts: ['a'] }],
    ['tags.a IS NULL', 'tags.a', 'IS NULL', { kind: 'none' }],
    ['tags.a is not null', 'tags.a', 'IS NOT NULL', { kind: 'none' }],
    ['metrics.m = other', 'metrics.m', '=', { kind: 'other', source: 'other' }],
    ["name = 'ünïcode';", 'name', '=', text('ünïcode')],
  ])('reads %s', (filter, identifier, comparator, operand) => {
    expect(parseFilter(filter)).toEqual([{ identifier, comparator, operand }]);
  });

  it('reads any number of comparisons, whatever the case of AND, and minds no AND at the end', () => {
    const filter = "metrics.m > 1 and params.a = 'and' AND tags.b LIKE '%' AND";

    expect(parseFilter(filter).map(({ identifier }) => identifier)).toEqual([
      'metrics.m',
      'params.a',
      'tags.b',
    ]);
  });

  it.each([
    ['metrics.m > 1 OR metrics.n > 1', "Invalid clause(s) in filter string: 'OR'"],
    ['metrics.m', "Invalid clause(s) in filter string: 'metrics.m'"],
    ['metrics.a-b > 1', "'-'"],
    ["params.a = 'open", "'params.a'"],
    ['(metrics.m > 1)', "'('"],
    ["metrics.m > 1; params.a = 'x'", 'Search filter contained multiple expression'],
    ["'a' = 'a'", "Expected 'Identifier' found ''a''"],
    ['1 = 1', "Expected 'Identifier' found '1'"],
    ['run_id IN ()', 'expected a non-empty list of string values, but got empty list'],
    ['run_id IN (,)', 'expected a non-empty list of string values, but got ill-formed list'],
    ['params.a = true', "Invalid clause(s) in filter string: 'params.a', '=', 'true'"],
    ['a b', 'Invalid filter string'],
    ["run_id IN ('a' 'b')", 'expected a non-empty list of string values'],
    ['run_id IN (1)', 'got different type in list: 1'],
  ])('refuses %s and quotes what has no place', (filter, message) => {
    expect(() => parseFilter(filter)).toThrow(message);
  });

  it('takes a thousand comparisons, and refuses one more', () => {
    const many = (length: number) => Array(length).fill('metrics.m > 1').join(' AND ');

    expect(parseFilter(many(1000))).toHaveLength(1000);
    expect(() => parseFilter(many(1001))).toThrow('at most 1000 comparisons. Got 1001 comparisons');
  });

  it.each(['metrics.m > 1', "run_id IN ('a')", 'run_id IN ('])(
    'takes time in proportion to its length for %s again and again',
    (part) => {
      const filter = Array(40_000).fill(part).join(' AND ');

      expect(() => parseFilter(filter)).toThrow();
    },
  );
});
