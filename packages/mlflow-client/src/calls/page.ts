import { type TSchema, Type } from 'typebox';
import { Repeated } from '../entities/repeated.js';

/** The answer of a search: a list of that name, and the token of the next page. */
export const PageAnswer = <Name extends string, Item extends TSchema>(name: Name, item: Item) =>
  Type.Object({
    ...({ [name]: Repeated(item) } as Record<Name, ReturnType<typeof Repeated<Item>>>),
    next_page_token: Type.Optional(Type.String()),
  });

/** The token under the name that it has in a page of the client; left out on the last one. */
export const nextPage = ({
  next_page_token: token,
}: {
  next_page_token?: string;
}): { nextPageToken?: string } => (token ? { nextPageToken: token } : {});
