import { type Static, Type } from 'typebox';

/** A large thing by reference: what Temporal carries in its place. */
export const StoredObject = Type.Object({
  /** `s3://<bucket>/<key>` */
  uri: Type.String(),
  /** Of its bytes, in hex. */
  sha256: Type.String(),
  bytes: Type.Integer(),
});
export type StoredObject = Static<typeof StoredObject>;
