import { type Static, Type } from 'typebox';
import { KeyValue } from './key-value.js';
import { ModelVersion } from './model-version.js';
import { Repeated } from './repeated.js';

/** A name that points at one version of a model. */
export const ModelAlias = Type.Object({ alias: Type.String(), version: Type.String() });
export type ModelAlias = Static<typeof ModelAlias>;

/** A name under which versions of a model are kept. Times are milliseconds since 1970. */
export const RegisteredModel = Type.Object({
  name: Type.String(),
  creation_timestamp: Type.Integer(),
  last_updated_timestamp: Type.Integer(),
  description: Type.String({ default: '' }),
  latest_versions: Repeated(ModelVersion),
  tags: Repeated(KeyValue),
  aliases: Repeated(ModelAlias),
});
export type RegisteredModel = Static<typeof RegisteredModel>;
