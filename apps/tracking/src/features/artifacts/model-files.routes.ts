import type { Service } from '@canopy/service-kit';
import { Type } from 'typebox';
import { RequiredText } from '../../protocol/fields.js';
import { TrackingError } from '../../protocol/tracking-error.js';
import type { ArtifactsService } from './artifacts.service.js';
import { FileAnswer } from './bytes.js';
import { contentHeaders } from './content-headers.js';

const ModelId = Type.Object({ model_id: RequiredText() });
const File = Type.Object({ artifact_file_path: Type.String({ default: '' }) });

/** One file of a logged model as a download, for MLflow's web UI. */
export function modelFilesRoutes(
  app: Service,
  { artifacts }: { artifacts: ArtifactsService },
  done: () => void,
): void {
  app.get(
    '/logged-models/:model_id/artifacts/files',
    { schema: { params: ModelId, querystring: File, response: FileAnswer } },
    async ({ params, query: { artifact_file_path: path } }, reply) => {
      if (path === '') {
        throw new TrackingError(
          'BAD_REQUEST',
          'Request must include the "artifact_file_path" query parameter.',
        );
      }
      const { body, size } = await artifacts.downloadOfModel(params.model_id, path);
      return reply.headers(contentHeaders(path)).header('content-length', size).send(body);
    },
  );
  done();
}
