import { type TSchema, Type } from 'typebox';

/** A text that must be there and not be empty. */
export const RequiredText = (...examples: string[]) =>
  Type.String({ minLength: 1, ...(examples.length > 0 && { examples }) });

/** A tag or a parameter of a request. Without a value it has an empty one. */
export const KeyValueField = Type.Object({
  key: RequiredText(),
  value: Type.String({ default: '' }),
});

/** A list that is empty when it is not given. */
export const ListOf = <Item extends TSchema>(item: Item) => Type.Array(item, { default: [] });

/** The id of a run, which old clients call `run_uuid`. */
export const RunIdField = Type.String({
  minLength: 1,
  alias: 'run_uuid',
  description: 'Also known as run_uuid.',
});

/** Which of the marked as deleted and the others are meant. */
export const ViewType = (fallback: 'ACTIVE_ONLY' | 'ALL' = 'ACTIVE_ONLY') =>
  Type.Enum(['ACTIVE_ONLY', 'DELETED_ONLY', 'ALL'], { default: fallback });

/** What every search is asked, with examples of its filters and orders. */
export const searchFields = (examples: { filter: string[]; order_by: string[] }) => ({
  filter: Type.Optional(Type.String({ examples: examples.filter })),
  order_by: ListOf(Type.String({ examples: examples.order_by })),
  page_token: Type.Optional(Type.String()),
});

/** The answer of what has nothing to say. */
export const Nothing = Type.Object({});
