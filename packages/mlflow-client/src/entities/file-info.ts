import { type Static, Type } from 'typebox';

/** An artifact, or a folder of them. */
export const FileInfo = Type.Object({
  path: Type.String(),
  is_dir: Type.Boolean(),
  file_size: Type.Optional(Type.Integer({ description: 'Bytes; absent for a folder.' })),
});
export type FileInfo = Static<typeof FileInfo>;
