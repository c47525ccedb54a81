export type TokenKind =
  | 'name'
  | 'text'
  | 'number'
  | 'comparator'
  | 'open'
  | 'close'
  | 'comma'
  | 'end'
  | 'other';

export interface Token {
  kind: TokenKind;
  /** As it was written. */
  source: string;
}

const part = '(?:`[^`]*`|"(?:[^"]|"")*"|[\\p{L}_][\\p{L}\\p{N}_$@]*)';
const laterPart = '(?:`[^`]*`|"(?:[^"]|"")*"|[\\p{L}\\p{N}_$@]+)';

const patterns: readonly [TokenKind | 'space', RegExp][] = [
  ['space', /\s+/uy],
  ['name', new RegExp(`${part}(?:\\.${laterPart})*`, 'uy')],
  ['text', /'(?:[^']|'')*'/uy],
  ['number', /[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/uy],
  ['comparator', /<=|>=|!=|<>|==|<|>|=/uy],
  ['open', /\(/uy],
  ['close', /\)/uy],
  ['comma', /,/uy],
  ['end', /;/uy],
  ['other', /./suy],
];

/** Cuts a filter or an order into words. It takes anything: what has no place in the grammar is `other`. */
export function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  for (let position = 0; position < source.length; ) {
    const [kind, text] = nextToken(source, position);
    if (kind !== 'space') tokens.push({ kind, source: text });
    position += text.length;
  }
  return tokens;
}

function nextToken(source: string, position: number): [TokenKind | 'space', string] {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = position;
    const [text] = pattern.exec(source) ?? [];
    if (text) return [kind, text];
  }
  return ['other', source.charAt(position)];
}
