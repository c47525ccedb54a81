import { type Static, Type } from 'typebox';
import { Repeated } from './repeated.js';

/** What a purge took away, or would take. */
export const PurgeReport = Type.Object({
  experiments: Type.Integer(),
  runs: Type.Integer(),
  logged_models: Type.Integer(),
  objects: Type.Integer({ description: 'Files.' }),
  bytes: Type.Integer({ description: 'Of the files.' }),
  is_complete: Type.Boolean({ description: 'False: the same request again goes on where this one ended.' }),
  kept: Repeated(
    Type.Object(
      {
        kind: Type.Enum(['experiment', 'run', 'logged_model']),
        id: Type.String(),
        reason: Type.String({ description: 'A sentence for a person.' }),
      },
      { description: 'Named in the request, and not taken away.' },
    ),
  ),
});
export type PurgeReport = Static<typeof PurgeReport>;
