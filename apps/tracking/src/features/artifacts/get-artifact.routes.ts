import type { Service } from '@canopy/service-kit';
import { Type } from 'typebox';
import { RequiredText, RunIdField } from '../../protocol/fields.js';
import type { ArtifactsService } from './artifacts.service.js';
import { FileAnswer } from './bytes.js';
import { contentHeaders } from './content-headers.js';

const FileOfRun = Type.Object({ run_id: RunIdField, path: RequiredText('model/MLmodel') });
const FileOfVersion = Type.Object({
  name: RequiredText(),
  version: RequiredText(),
  path: RequiredText('model/MLmodel'),
});

/** One artifact of a run or of a model version as a download, for links in a browser. */
export function getArtifactRoutes(
  app: Service,
  { artifacts }: { artifacts: ArtifactsService },
  done: () => void,
): void {
  app.get(
    '/get-artifact',
    { schema: { querystring: FileOfRun, response: FileAnswer } },
    async ({ query }, reply) => {
      const { body, size } = await artifacts.downloadOfRun(query.run_id, query.path);
      return reply.headers(contentHeaders(query.path)).header('content-length', size).send(body);
    },
  );
  app.get(
    '/model-versions/get-artifact',
    { schema: { querystring: FileOfVersion, response: FileAnswer } },
    async ({ query }, reply) => {
      const { body, size } = await artifacts.downloadOfVersion(query.name, query.version, query.path);
      return reply.headers(contentHeaders(query.path)).header('content-length', size).send(body);
    },
  );
  done();
}
