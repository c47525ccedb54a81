import fc from 'fast-check';

const awkward = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  '\u2028',
  '../../etc/passwd',
  '..%2f..%2fx',
  '%252e%252e/x',
  '%ff%c0',
  'constructor',
  '__proto__',
  "'; DROP TABLE runs; --",
  '9223372036854775808',
  '-1',
  '1e999',
  'NaN',
  '🌲'.repeat(300),
  'x'.repeat(20_000),
];

const words =
  "metrics. params. tags. attributes. dataset. name run_id start_time status experiment_id version_number `a b` \"c\" a . = != < >= LIKE ILIKE IN NOT IS NULL AND OR ( ) , ; ' 'x' '%' 1 -2.5 1e999 ASC DESC".split(
    ' ',
  );

/** Something like a filter or an order: words of the grammar in any order. */
const sentence = fc.array(fc.constantFrom(...words), { maxLength: 9 }).map((parts) => parts.join(' '));

/** A filter that can be read, most of the time. */
const comparison = fc
  .tuple(
    fc.constantFrom(
      'metrics.m',
      'params.p',
      'tags.t',
      'name',
      'run_id',
      'start_time',
      'creation_time',
      'status',
    ),
    fc.constantFrom('=', '!=', '<', '>=', 'LIKE', 'ILIKE', 'IN', 'IS'),
    fc.constantFrom(
      "'x'",
      '1',
      '-1.5',
      '1e400',
      'NULL',
      "('a','b')",
      "'%\\'",
      `'${'9'.repeat(400)}'`,
      '9'.repeat(400),
    ),
  )
  .map((parts) => parts.join(' '));

const token = fc
  .record({
    after: fc.array(fc.string(), { maxLength: 3 }),
    order: fc.constantFrom('', 'name', 'start_time'),
  })
  .map((position) => Buffer.from(JSON.stringify(position)).toString('base64url'));

/** Texts for a field of that name: values that are `known`, such as ids, ones like them, and ones that are neither. */
export function arbitraryText(field: string, known: readonly string[]): fc.Arbitrary<string> {
  const choices = [
    { weight: 2, arbitrary: fc.constantFrom(...awkward) },
    { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
    { weight: 1, arbitrary: fc.string({ maxLength: 12 }) },
  ];
  if (known.length > 0) choices.push({ weight: 8, arbitrary: fc.constantFrom(...known) });
  if (field === 'filter')
    choices.push({ weight: 6, arbitrary: comparison }, { weight: 4, arbitrary: sentence });
  if (/order_by|field_name/.test(field)) choices.push({ weight: 8, arbitrary: sentence });
  if (field === 'page_token') choices.push({ weight: 6, arbitrary: token });
  if (/path|source|location/.test(field)) choices.push({ weight: 4, arbitrary: fc.webPath() });
  return fc.oneof(...choices);
}
