import { Type } from 'typebox';

/** The header that makes a repeated creation answer with what the first one made. */
export const IdempotencyHeaders = Type.Object({
  'idempotency-key': Type.Optional(
    Type.String({ description: 'At most 200 characters. The same key again answers with the same entity.' }),
  ),
});
