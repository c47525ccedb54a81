import { Prisma } from '@canopy/database';
import { invalid } from '../protocol/refusals.js';
import { type Comparison, type Operand, parseFilter } from './parse-filter.js';
import { type Field, resolveIdentifier } from './resolve-identifier.js';
import type { KeyedTable, Vocabulary } from './vocabulary.js';

const numeric = ['=', '!=', '<', '<=', '>', '>='];
const textual = ['=', '!=', 'LIKE', 'ILIKE'];
const listing = ['IN', 'NOT IN'];
const nullTests = ['IS NULL', 'IS NOT NULL'];

/** The conditions of a filter, for a WHERE. @throws TrackingError where the vocabulary has no such thing. */
export function filterToSql(filter: string, vocabulary: Vocabulary): Prisma.Sql[] {
  return parseFilter(filter).map((comparison) => {
    const field = resolveIdentifier(comparison.identifier, vocabulary, 'filters');
    return field.kind === 'attribute'
      ? attributeToSql(field, comparison, vocabulary)
      : keyedToSql(field, comparison);
  });
}

function attributeToSql(
  { key, attribute }: Field & { kind: 'attribute' },
  { comparator, operand }: Comparison,
  { words }: Vocabulary,
): Prisma.Sql {
  const { column, type, lists = false } = attribute;
  if (type === 'int8') {
    const number = numberOf(operand, `for numeric attribute: ${key}`);
    requireComparator(comparator, numeric);
    return Prisma.sql`${column} ${Prisma.raw(comparator)} ${number}::numeric`;
  }
  if (operand.kind === 'list') {
    if (!lists) {
      throw invalid(
        `The attribute '${key}' does not support comparison with a list of quoted string values.`,
      );
    }
    requireComparator(comparator, listing);
    return isInList(column, comparator, operand.texts);
  }
  if (operand.kind === 'other' && words) throw invalid(`${words.unquoted} ${operand.source}`);
  const text = textOf(operand, 'attributes');
  requireComparator(comparator, textual, lists ? listing : []);
  return compareText(column, comparator, text);
}

function keyedToSql(
  { kind, key, table }: Field & { table: KeyedTable },
  { comparator, operand }: Comparison,
): Prisma.Sql {
  const owned = Prisma.sql`owned`;
  const isKey = table.columns ? Prisma.empty : Prisma.sql`AND owned.key = ${key}`;
  const having = (condition: Prisma.Sql) => Prisma.sql`EXISTS (
    SELECT 1 FROM ${table.name} AS owned
    WHERE ${table.owner(owned)} ${isKey} AND ${condition})`;

  if (operand.kind === 'none') {
    if (!table.nullTests) {
      throw invalid(
        `IS NULL / IS NOT NULL is only supported for tags and params, not for '${kind}' '${key}'`,
      );
    }
    const isThere = having(Prisma.sql`TRUE`);
    return comparator === 'IS NULL' ? Prisma.sql`NOT ${isThere}` : isThere;
  }
  if (kind === 'metric') {
    const number = numberOf(operand, 'for metric');
    requireComparator(comparator, numeric);
    const compared = Prisma.sql`owned.value ${Prisma.raw(comparator)} ${number}::float8`;
    // NaN differs from every number, and nothing else can be said of it.
    return having(
      comparator === '!='
        ? Prisma.sql`(owned.is_nan OR ${compared})`
        : Prisma.sql`NOT owned.is_nan AND ${compared}`,
    );
  }
  const column = table.columns?.[key] ?? Prisma.sql`owned.value`;
  if (operand.kind === 'list' && table.lists) {
    requireComparator(comparator, listing);
    return having(isInList(column, comparator, operand.texts));
  }
  const text = textOf(operand, kind === 'dataset' ? 'dataset attributes' : kind);
  requireComparator(comparator, textual, table.lists ? listing : [], table.nullTests ? nullTests : []);
  const matches = having(compareText(column, comparator, text));
  const { absent } = table;
  const countsAsAbsent =
    absent?.key === key &&
    ((comparator === '=' && text === absent.value) || (comparator === '!=' && text !== absent.value));
  return countsAsAbsent ? Prisma.sql`(${matches} OR NOT ${having(Prisma.sql`TRUE`)})` : matches;
}

function isInList(column: Prisma.Sql, comparator: string, texts: readonly string[]): Prisma.Sql {
  const isIn = Prisma.sql`${column} = ANY(${texts}::text[])`;
  return comparator === 'IN' ? isIn : Prisma.sql`NOT ${isIn}`;
}

function compareText(column: Prisma.Sql, comparator: string, text: string): Prisma.Sql {
  // No escape character: a backslash in a pattern is a backslash, as it is for MLflow on SQLite.
  const noEscape = comparator.endsWith('LIKE') ? Prisma.sql` ESCAPE ''` : Prisma.empty;
  return Prisma.sql`${column} ${Prisma.raw(comparator)} ${text}${noEscape}`;
}

function requireComparator(
  comparator: string,
  allowed: readonly string[],
  ...also: (readonly string[])[]
): void {
  if (allowed.includes(comparator)) return;
  const names = [...allowed, ...also.flat()].map((name) => `'${name}'`).join(', ');
  throw invalid(`Invalid comparator '${comparator}' not one of '{${names}}'`);
}

function numberOf(operand: Operand, what: string): string {
  if (operand.kind === 'number') return operand.text;
  throw invalid(`Expected numeric value type ${what}. Found ${sourceOf(operand)}`);
}

function textOf(operand: Operand, what: string): string {
  if (operand.kind === 'text') return operand.text;
  const article = what === 'parameter' ? 'param' : what;
  throw invalid(
    `Expected a quoted string value for ${article} (e.g. 'my-value'). Got value ${sourceOf(operand)}`,
  );
}

function sourceOf(operand: Operand): string {
  switch (operand.kind) {
    case 'text':
      return `'${operand.text}'`;
    case 'number':
      return operand.text;
    case 'list':
      return `(${operand.texts.map((text) => `'${text}'`).join(', ')})`;
    case 'none':
      return 'NULL';
    case 'other':
      return operand.source;
  }
}
