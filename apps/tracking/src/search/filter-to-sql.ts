import { Prisma } from '@canopy/database';
import { invalid } from '../protocol/refusals.js';
import type { TrackingError } from '../protocol/tracking-error.js';
import { isShort } from './is-short.js';
import { numberOf, textOf } from './operand-value.js';
import { type Comparison, parseFilter } from './parse-filter.js';
import { type Field, resolveIdentifier } from './resolve-identifier.js';
import type { FieldKind, KeyedTable, Vocabulary } from './vocabulary.js';

const numeric = ['=', '!=', '<', '<=', '>', '>='];
const textual = ['=', '!=', 'LIKE', 'ILIKE'];
const listing = ['IN', 'NOT IN'];
const nullTests = ['IS NULL', 'IS NOT NULL'];

/** One comparison of a filter. */
export interface Condition {
  /** True of a row that it holds for, by whatever way Postgres finds best. */
  test: Prisma.Sql;
  /** The same, looked up for each row by itself: for rows that are few. */
  lookup: Prisma.Sql;
  /** Selects those that it holds for, as an index of theirs names them; absent where there is none. */
  owners?: Prisma.Sql;
  /** Whether it asks for one value or a list of them. */
  isExact: boolean;
  /** What it was made of. */
  field: Field;
  comparison: Comparison;
}

/** The conditions of a filter, for a WHERE. @throws TrackingError where the vocabulary has no such thing. */
export function filterToSql(filter: string, vocabulary: Vocabulary): Condition[] {
  return parseFilter(filter).map((comparison) => {
    const field = resolveIdentifier(comparison.identifier, vocabulary, 'filters');
    const condition =
      field.kind === 'attribute'
        ? attributeCondition(field, comparison, vocabulary)
        : keyedToSql(field, comparison, vocabulary);
    const isExact = comparison.comparator === '=' || comparison.comparator === 'IN';
    return { ...condition, isExact, field, comparison };
  });
}

type Found = Pick<Condition, 'test' | 'lookup' | 'owners'>;

const alike = (test: Prisma.Sql): Found => ({ test, lookup: test });

function attributeCondition(
  field: Field & { kind: 'attribute' },
  comparison: Comparison,
  vocabulary: Vocabulary,
): Found {
  const test = attributeToSql(field, comparison, vocabulary);
  const owners = field.attribute.owners?.(test);
  return { ...alike(test), ...(owners && { owners }) };
}

function attributeToSql(
  { key, attribute }: Field & { kind: 'attribute' },
  { comparator, operand }: Comparison,
  { attributes, tables, words }: Vocabulary,
): Prisma.Sql {
  const { column, type, lists = false, quotable = false, isWhole = false } = attribute;
  if (operand.kind === 'none') throw cannotBeNull(tables, 'attribute', key);
  if (type === 'int8') {
    const isQuoted = quotable && operand.kind === 'text' && /^\d+$/.test(operand.text);
    const number = isQuoted ? operand.text : numberOf(operand, `for numeric attribute: ${key}`);
    requireComparator(comparator, numeric);
    if (isWhole && !/^-?\d+$/.test(number)) {
      throw invalid(`Invalid value for numeric attribute '${key}': '${number}'. It must be a whole number.`);
    }
    return Prisma.sql`${column} ${Prisma.raw(comparator)} ${number}::numeric`;
  }
  if (operand.kind === 'list') {
    if (!lists) {
      const listable = Object.keys(attributes).filter((name) => attributes[name]?.lists);
      throw invalid(
        `Only [${quoted(listable.sort())}] attributes support comparison with a list of quoted string values.`,
      );
    }
    requireComparator(comparator, listing);
    return isInList(column, comparator, operand.texts);
  }
  const text = textOf(operand, words?.attributeValue ?? 'a quoted string value for attributes.');
  requireComparator(comparator, textual, lists ? listing : []);
  return compareText(column, comparator, text);
}

function keyedToSql(
  { kind, key, table }: Field & { table: KeyedTable },
  { comparator, operand }: Comparison,
  { tables }: Vocabulary,
): Found {
  const { absent } = table;
  const isThere = () => ownersWith(table, key);
  if (operand.kind === 'none') {
    if (!table.nullTests) throw cannotBeNull(tables, kind, key);
    const { test, lookup } = isThere();
    if (comparator !== 'IS NULL') return isThere();
    return { test: Prisma.sql`NOT ${test}`, lookup: Prisma.sql`NOT ${lookup}` };
  }
  if (kind === 'metric') {
    const number = numberOf(operand, 'for metric');
    requireComparator(comparator, numeric);
    const compared = Prisma.sql`owned.value ${Prisma.raw(comparator)} ${number}::float8`;
    // NaN differs from every number, and nothing else can be said of it.
    const condition =
      comparator === '!='
        ? Prisma.sql`(owned.is_nan OR ${compared})`
        : Prisma.sql`NOT owned.is_nan AND ${compared}`;
    return ownersWith(table, key, condition);
  }
  const column = table.columns?.[key] ?? Prisma.sql`owned.value`;
  if (operand.kind === 'list' && table.lists) {
    requireComparator(comparator, listing);
    return ownersWith(table, key, isInList(column, comparator, operand.texts));
  }
  const text = textOf(
    operand,
    kind === 'dataset'
      ? 'a quoted string value for dataset attributes.'
      : `a quoted string value for ${kind} (e.g. 'my-value').`,
  );
  requireComparator(comparator, textual, table.lists ? listing : [], table.nullTests ? nullTests : []);
  const matches = ownersWith(table, key, compareText(column, comparator, text));
  const countsAsAbsent =
    absent?.key === key &&
    ((comparator === '=' && text === absent.value) || (comparator === '!=' && text !== absent.value));
  return countsAsAbsent ? alike(Prisma.sql`(${matches.test} OR NOT ${isThere().test})`) : matches;
}

/** Those that own a row of the key which fulfils the condition. */
function ownersWith(table: KeyedTable, key: string, condition = Prisma.sql`TRUE`): Found {
  const owned = Prisma.sql`owned`;
  const isKey = table.columns ? Prisma.empty : Prisma.sql`AND owned.key = ${key}`;
  const row = Prisma.sql`SELECT 1 FROM ${table.name} AS owned
    WHERE ${table.owner(owned)} ${isKey} AND ${condition}`;
  const test = Prisma.sql`EXISTS (${row})`;
  // An offset keeps Postgres from joining the whole of the key instead.
  const lookup = Prisma.sql`EXISTS (${row} OFFSET 0)`;
  const { index } = table;
  if (!index) return { test, lookup };
  const rows = Prisma.sql`SELECT ${index.owner(owned)} FROM ${table.name} AS owned
    WHERE ${index.scope(owned)} ${isKey} AND ${condition}`;
  const owners =
    index.mostBytes === undefined
      ? rows
      : Prisma.sql`${rows} AND ${isShort(owned, index.mostBytes)}
        UNION ALL ${rows} AND NOT ${isShort(owned, index.mostBytes)}`;
  return { test, lookup, owners };
}

function isInList(column: Prisma.Sql, comparator: string, texts: readonly string[]): Prisma.Sql {
  const isIn = Prisma.sql`${column} = ANY(${texts}::text[])`;
  return comparator === 'IN' ? isIn : Prisma.sql`NOT ${isIn}`;
}

function compareText(column: Prisma.Sql, comparator: string, text: string): Prisma.Sql {
  // No escape character: a backslash in a pattern is a backslash, as it is for MLflow on SQLite.
  const noEscape = comparator.endsWith('LIKE') ? Prisma.sql` ESCAPE ''` : Prisma.empty;
  if (comparator !== 'ILIKE') return Prisma.sql`${column} ${Prisma.raw(comparator)} ${text}${noEscape}`;
  // What ILIKE does, but for the pattern, which it would turn into small letters for each row anew. Which letters are the
  // same in upper and lower case is not for the order of bytes to say.
  return Prisma.sql`lower(${column} COLLATE "default") LIKE lower(${text} COLLATE "default")${noEscape}`;
}

function requireComparator(
  comparator: string,
  allowed: readonly string[],
  ...also: (readonly string[])[]
): void {
  if (allowed.includes(comparator)) return;
  throw invalid(
    'Invalid comparison operator in the filter. ' +
      `Invalid comparator '${comparator}' not one of '{${quoted([...allowed, ...also.flat()])}}'`,
  );
}

function cannotBeNull(tables: Vocabulary['tables'], kind: FieldKind, key: string): TrackingError {
  if (tables.parameter?.nullTests) {
    return invalid(`IS NULL / IS NOT NULL is only supported for tags and params, not for '${kind}' '${key}'`);
  }
  const where = tables.tag?.nullTests ? 'is only supported for tags' : 'is not supported in this search';
  return invalid(`IS NULL / IS NOT NULL ${where}, not for ${kind} '${key}'`);
}

const quoted = (names: readonly string[]) => names.map((name) => `'${name}'`).join(', ');
