import { type Static, Type } from 'typebox';

/** What a tracking server can do besides the plain calls. */
export const ServerInfo = Type.Object({
  store_type: Type.String(),
  multipart_uploads_enabled: Type.Boolean({ default: false }),
  multipart_downloads_enabled: Type.Boolean({ default: false }),
});
export type ServerInfo = Static<typeof ServerInfo>;
