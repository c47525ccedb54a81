import type { Service } from '@canopy/service-kit';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { Nothing } from '../../protocol/fields.js';
import { invalid } from '../../protocol/refusals.js';
import type { ArtifactsService } from './artifacts.service.js';
import { AnyBytes } from './bytes.js';

const Query = Type.Object({
  run_uuid: Type.String({ minLength: 1 }),
  path: Type.String({ minLength: 1, examples: ['model/MLmodel'] }),
});

const mostBytes = 10 * 1024 * 1024;

/** One small file of a run, as MLflow's web UI sends it. */
export function uploadArtifactRoutes(
  app: Service,
  { artifacts }: { artifacts: ArtifactsService },
  done: () => void,
): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, async (_request: unknown, body: Buffer) => body);
  app.setErrorHandler<Error & { code?: string }>((error) => {
    if (error.code !== 'FST_ERR_CTP_BODY_TOO_LARGE') throw error;
    throw invalid('Artifact size is too large. Max size is 10MB.');
  });
  // The schema is for the documentation: what does not fit it is refused below, in the words of MLflow.
  const schema = { querystring: Query, body: AnyBytes, response: { 200: Nothing } };
  app.post(
    '/upload-artifact',
    { bodyLimit: mostBytes, attachValidation: true, schema },
    async ({ query, body }) => {
      for (const name of ['run_uuid', 'path'] as const) {
        if (!Value.Check(Query.properties[name], (query as Record<string, unknown>)[name])) {
          throw invalid(`Request must specify ${name}.`);
        }
      }
      const { run_uuid, path } = Value.Parse(Query, query);
      const bytes = body instanceof Buffer ? body : Buffer.alloc(0);
      await artifacts.uploadOfRun(run_uuid, path, bytes);
      return {};
    },
  );
  done();
}
