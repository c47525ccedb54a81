import { invalid } from '../protocol/refusals.js';
import { type Token, tokenize } from './tokenize.js';

export type Operand =
  | { kind: 'text'; text: string }
  | { kind: 'number'; text: string }
  | { kind: 'list'; texts: readonly string[] }
  | { kind: 'none' }
  | { kind: 'other'; source: string };

/** One condition of a filter. All of a filter's conditions must hold. */
export interface Comparison {
  /** As it was written, e.g. `metrics.accuracy` or `` params.`a b` ``. */
  identifier: string;
  /** In upper case: `=`, `LIKE`, `NOT IN`, `IS NULL`… */
  comparator: string;
  operand: Operand;
}

// More than anybody writes by hand, and few enough for one statement.
const mostComparisons = 1000;

/**
 * Reads `comparison (AND comparison)*`. The grammar is the one of MLflow's `search_*` calls
 * (https://mlflow.org/docs/latest/ml/search/search-runs/); what the names mean is not known here.
 *
 * @throws TrackingError that quotes the part that has no place in the grammar, or where there are too many comparisons.
 */
export function parseFilter(filter: string): Comparison[] {
  const tokens = tokenize(filter);
  while (tokens.at(-1)?.kind === 'end') tokens.pop();
  if (tokens.some(({ kind }) => kind === 'end')) {
    throw invalid(`Search filter contained multiple expression '${filter}'. Provide AND-ed expression list.`);
  }
  const comparisons: Comparison[] = [];
  const strangers: Token[] = [];
  for (let next = 0; next < tokens.length; ) {
    const found = comparisonAt(tokens, next);
    const token = tokens[next];
    if (found) {
      comparisons.push(found.comparison);
      next += found.length;
    } else {
      if (token && !isWord(token, 'AND')) strangers.push(token);
      next++;
    }
  }
  if (strangers.length > 0) {
    const quoted = strangers.map(({ source }) => `'${source}'`).join(', ');
    throw invalid(
      `Invalid filter string: comparisons joined by AND are expected. Invalid clause(s) in filter string: ${quoted}`,
    );
  }
  if (comparisons.length > mostComparisons) {
    throw invalid(
      `A filter may have at most ${mostComparisons} comparisons. Got ${comparisons.length} comparisons.`,
    );
  }
  return comparisons;
}

function comparisonAt(
  tokens: readonly Token[],
  start: number,
): { comparison: Comparison; length: number } | undefined {
  const [left, second, third, fourth] = tokens.slice(start, start + 4);
  if (!left || !second) return undefined;
  const wordLength = isWord(second, 'NOT') && third ? 2 : 1;
  const comparator = wordLength === 2 ? `NOT ${third?.source.toUpperCase()}` : second.source.toUpperCase();
  const isList = comparator === 'IN' || comparator === 'NOT IN';
  if (
    second.kind === 'comparator' ||
    ['LIKE', 'ILIKE', 'NOT LIKE', 'NOT ILIKE', 'RLIKE'].includes(comparator)
  ) {
    const right = tokens[start + 1 + wordLength];
    const isOperand = right && ['name', 'text', 'number', 'open'].includes(right.kind);
    if (!isOperand || keywords.some((word) => isWord(right, word))) return undefined;
    requireName(left);
    const list = right.kind === 'open' ? listAt(tokens, start + 1 + wordLength) : undefined;
    const operand: Operand = list ? { kind: 'list', texts: list.texts } : operandOf(right);
    const length = 1 + wordLength + (list?.length ?? 1);
    return { comparison: { identifier: left.source, comparator, operand }, length };
  }
  if (isList) {
    const list = listAt(tokens, start + 1 + wordLength);
    if (!list) return undefined;
    requireName(left);
    const operand: Operand = { kind: 'list', texts: list.texts };
    return {
      comparison: { identifier: left.source, comparator, operand },
      length: 1 + wordLength + list.length,
    };
  }
  if (isWord(second, 'IS') && third) {
    const negated = isWord(third, 'NOT') && fourth !== undefined && isWord(fourth, 'NULL');
    if (!negated && !isWord(third, 'NULL')) return undefined;
    requireName(left);
    return {
      comparison: {
        identifier: left.source,
        comparator: negated ? 'IS NOT NULL' : 'IS NULL',
        operand: { kind: 'none' },
      },
      length: negated ? 4 : 3,
    };
  }
  return undefined;
}

function listAt(tokens: readonly Token[], open: number): { texts: string[]; length: number } | undefined {
  if (tokens[open]?.kind !== 'open') return undefined;
  // As far as where another list opens, so that of thousands that are never closed none is looked at twice.
  let close = open + 1;
  while (tokens[close] && tokens[close]?.kind !== 'open' && tokens[close]?.kind !== 'close') close++;
  if (tokens[close]?.kind !== 'close') return undefined;
  const items = tokens.slice(open + 1, close);
  const isWellFormed = items.every(({ kind }, index) => (kind === 'comma') === (index % 2 === 1));
  if (!isWellFormed || items.length === 0) {
    const what = items.length === 0 ? 'empty' : 'ill-formed';
    throw invalid(
      `While parsing a list in the query, expected a non-empty list of string values, but got ${what} list.`,
    );
  }
  const texts = items
    .filter(({ kind }) => kind !== 'comma')
    .map((item) => {
      const operand = operandOf(item);
      if (operand.kind === 'text') return operand.text;
      throw invalid(
        'While parsing a list in the query, expected string value, punctuation, or whitespace, ' +
          `but got different type in list: ${item.source}`,
      );
    });
  return { texts, length: close - open + 1 };
}

function operandOf({ kind, source }: Token): Operand {
  if (kind === 'number') return { kind, text: source };
  const quote = source[0];
  const isQuoted = kind === 'text' || (kind === 'name' && quote === '"' && source.endsWith('"'));
  if (!isQuoted || quote === undefined) return { kind: 'other', source };
  return { kind: 'text', text: source.slice(1, -1).replaceAll(quote + quote, quote) };
}

// Names that stand for no value.
const keywords = ['AND', 'TRUE', 'FALSE', 'NULL'];

const isWord = ({ kind, source }: Token, word: string) => kind === 'name' && source.toUpperCase() === word;

function requireName({ kind, source }: Token): void {
  if (kind !== 'name') {
    throw invalid(`Invalid comparison clause. Expected 'Identifier' found '${source}'`);
  }
}
