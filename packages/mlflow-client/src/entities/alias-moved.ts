import { type Static, Type } from 'typebox';

/** An alias of a model now points at another version, or (null) at none. */
export const AliasMoved = Type.Object({
  name: Type.String(),
  alias: Type.String(),
  version: Type.Union([Type.String(), Type.Null()]),
});
export type AliasMoved = Static<typeof AliasMoved>;
