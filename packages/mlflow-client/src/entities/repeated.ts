import { type TSchema, Type } from 'typebox';

/** A list that is left out of the JSON when it is empty; whoever reads it fills it in as `[]`. */
export const Repeated = <Item extends TSchema>(item: Item, options: { description?: string } = {}) =>
  Type.Array(item, { default: [], ...options });
