import { Type } from 'typebox';

// Of what is no JSON, OpenAPI 3.1 says no more than its type.
const content = (type: string) => ({ content: { [type]: { schema: Type.Unknown() } } });

/** A body that is a file. */
export const AnyBytes = content('application/octet-stream');

/** An answer that is a file. Its type is told by its name. */
export const FileAnswer = { 200: { description: 'The file', ...content('*/*') } };
