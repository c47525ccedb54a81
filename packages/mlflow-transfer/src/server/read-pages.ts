import type { ApiCall } from '@canopy/mlflow-client';
import { type Static, type TSchema, Type } from 'typebox';
import type { Server } from './create-server.js';

export interface Pages<Item extends TSchema> {
  method: 'GET' | 'POST';
  path: string;
  fields: ApiCall<Item>['fields'];
  /** The name of the list in the answer. */
  list: string;
  item: Item;
}

/** Every item of a search, page after page. */
export async function* readPages<Item extends TSchema>(
  server: Server,
  { method, path, fields, list, item }: Pages<Item>,
): AsyncGenerator<Static<Item>> {
  const Page = Type.Object({
    [list]: Type.Array(item, { default: [] }),
    next_page_token: Type.Optional(Type.String()),
  });
  let token: string | undefined;
  do {
    const page = await server.call(method, path, { ...fields, page_token: token }, Page);
    yield* page[list] as Static<Item>[];
    token = (page.next_page_token as string | undefined) || undefined;
  } while (token !== undefined);
}
