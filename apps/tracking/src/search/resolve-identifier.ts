import { invalid } from '../protocol/refusals.js';
import type { Attribute, FieldKind, KeyedTable, Vocabulary } from './vocabulary.js';

export type Field =
  /** `key` may be one of several names of the attribute `name`. */
  | { kind: 'attribute'; key: string; name: string; attribute: Attribute }
  | { kind: Exclude<FieldKind, 'attribute'>; key: string; table: KeyedTable };

/** What a name in a filter or an order stands for. @throws TrackingError that lists what there is. */
export function resolveIdentifier(
  identifier: string,
  vocabulary: Vocabulary,
  use: 'filters' | 'orders',
): Field {
  const [prefix, rest] = splitPrefix(identifier);
  const kind = prefix === undefined ? 'attribute' : own(vocabulary.prefixes, prefix);
  if (kind === undefined) throw invalid(`Invalid entity type '${prefix}'. ${vocabulary.prefixAdvice}`);
  const key = unquote(rest);
  if (kind !== 'attribute') {
    const table = vocabulary.tables[kind];
    if (!table) throw invalid(`Invalid entity type '${prefix}'. ${vocabulary.prefixAdvice}`);
    if (use === 'orders' && table.orders === false) {
      throw invalid(
        vocabulary.words?.orderKey
          ? `Invalid ${vocabulary.words.orderKey} '${identifier}' specified. Valid keys are '${attributesFor(use, vocabulary)}'`
          : `Invalid order_by entity: ${kind}`,
      );
    }
    if (table.columns && use === 'orders') throw invalid(`Invalid identifier type '${kind}'`);
    if (table.columns && !Object.hasOwn(table.columns, key)) {
      throw invalid(`Invalid ${kind} key '${key}' specified. Valid keys are '${listed(table.columns)}'`);
    }
    return { kind, key, table };
  }
  const name = own(vocabulary.synonyms ?? {}, key) ?? key;
  const attribute = own(vocabulary.attributes, name);
  if (attribute?.[use] === false || !attribute) {
    const what = (use === 'orders' && vocabulary.words?.orderKey) || 'attribute key';
    throw invalid(`Invalid ${what} '${key}' specified. Valid keys are '${attributesFor(use, vocabulary)}'`);
  }
  return { kind, key, name, attribute };
}

function attributesFor(use: 'filters' | 'orders', { attributes }: Vocabulary): string {
  const known = Object.entries(attributes).filter(([, { [use]: usable }]) => usable !== false);
  return listed(Object.fromEntries(known));
}

/** What was put there under the name, and nothing of what every object has, such as `constructor`. */
const own = <Value>(named: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(named, name) ? named[name] : undefined;

const listed = (named: object) =>
  `{${Object.keys(named)
    .map((name) => `'${name}'`)
    .join(', ')}}`;

function splitPrefix(identifier: string): [string | undefined, string] {
  const [, quoted, afterQuoted] = /^([`"].*?[`"])\.(.+)$/s.exec(identifier) ?? [];
  if (quoted !== undefined && afterQuoted !== undefined) return [unquote(quoted), afterQuoted];
  const dot = /^[`"]/.test(identifier) ? -1 : identifier.indexOf('.');
  return dot === -1 ? [undefined, identifier] : [identifier.slice(0, dot), identifier.slice(dot + 1)];
}

function unquote(name: string): string {
  const quote = name[0];
  const isQuoted = (quote === '`' || quote === '"') && name.length > 1 && name.endsWith(quote);
  return isQuoted ? name.slice(1, -1) : name;
}
