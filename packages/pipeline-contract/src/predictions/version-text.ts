import { Type } from 'typebox';

/** The version of a model, as a filter over what was logged names it. */
export const versionText = (description: string) =>
  // Postgres knows no text with a NUL in it.
  Type.String({ minLength: 1, maxLength: 200, pattern: '^[^\\u0000]+$', description });
