import { type Static, Type } from 'typebox';
import { KeyValue } from './key-value.js';
import { Repeated } from './repeated.js';

/** The stages that a version can be in, as MLflow writes them. Aliases are the newer way to say the same. */
export const ModelStage = Type.Enum(['None', 'Staging', 'Production', 'Archived']);
export type ModelStage = Static<typeof ModelStage>;

/** A model of a certain name, fixed for ever under its number. Times are milliseconds since 1970. */
export const ModelVersion = Type.Object({
  name: Type.String(),
  version: Type.String({ description: 'A whole number from 1, in decimal digits.' }),
  creation_timestamp: Type.Integer(),
  last_updated_timestamp: Type.Integer(),
  user_id: Type.Optional(Type.String()),
  current_stage: Type.String(),
  description: Type.String({ default: '' }),
  source: Type.String({ description: 'Where its files are.' }),
  run_id: Type.String({ default: '', description: 'The run that made it, or "".' }),
  model_id: Type.Optional(Type.String({ description: 'The logged model that it is.' })),
  status: Type.Enum(['PENDING_REGISTRATION', 'FAILED_REGISTRATION', 'READY']),
  tags: Repeated(KeyValue),
  run_link: Type.String({ default: '' }),
  aliases: Repeated(Type.String()),
});
export type ModelVersion = Static<typeof ModelVersion>;
