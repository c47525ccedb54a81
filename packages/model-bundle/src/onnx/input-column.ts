/**
 * How the values of a feature come in: as 64-bit integers, as 64-bit floats, or as names, for each of which stands the number
 * that the forest was trained with.
 */
export type InputColumn =
  | { readonly type: 'long' }
  | { readonly type: 'double' }
  | { readonly type: 'string'; readonly numbers: ReadonlyMap<string, number> };
