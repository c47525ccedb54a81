import { Type } from 'typebox';
import { invalid } from '../../protocol/refusals.js';
import { readToken, writeToken } from '../../search/token.js';

/** What was searched for: a page token is good for the same search only. */
export interface ModelSearch {
  experiment_ids: readonly string[];
  filter: string | undefined;
  order_by: readonly object[];
}

const Token = Type.Object({
  experiment_ids: Type.String(),
  filter: Type.String(),
  order_by: Type.String(),
  page: Type.String(),
});

const parts = {
  experiment_ids: 'Experiment IDs in the page token do not match the requested experiment IDs.',
  filter: 'Filter string in the page token does not match the requested filter string.',
  order_by: 'Order by in the page token does not match the requested order by.',
} as const;

/** The token of a page of the table, with the search that it belongs to. */
export const writeSearchToken = (search: ModelSearch, page: string): string =>
  writeToken({ ...textsOf(search), page });

/** The token of the page in the table. @throws TrackingError when it is garbled or of another search. */
export function readSearchToken(search: ModelSearch, token: string): string {
  const read = readToken(Token, token);
  const texts = textsOf(search);
  for (const part of ['experiment_ids', 'filter', 'order_by'] as const) {
    if (read[part] !== texts[part]) {
      throw invalid(`${parts[part]} Expected: ${texts[part]}. Found: ${read[part]}`);
    }
  }
  return read.page;
}

const textsOf = ({ experiment_ids, filter = '', order_by }: ModelSearch) => ({
  experiment_ids: experiment_ids.join(),
  filter,
  order_by: JSON.stringify(order_by),
});
