import { FileInfo } from '@canopy/mlflow-client';
import type { Service } from '@canopy/service-kit';
import { Type } from 'typebox';
import { RequiredText, RunIdField } from '../../protocol/fields.js';
import type { ArtifactsService } from './artifacts.service.js';

const Folder = Type.Object({ path: Type.String({ default: '' }) });
const ModelId = Type.Object({ model_id: RequiredText() });
const FolderOfModel = Type.Object({ artifact_directory_path: Type.String({ default: '' }) });
const FolderOfRun = Type.Object({ run_id: RunIdField, path: Type.String({ default: '' }) });

const Files = Type.Object({ files: Type.Array(FileInfo) });
const FilesBelow = Type.Object({ root_uri: Type.String(), files: Type.Array(FileInfo) });

/** The folders of the whole store, by names. For the prefix of the proxy. */
export function artifactFolderRoutes(
  app: Service,
  { artifacts }: { artifacts: ArtifactsService },
  done: () => void,
): void {
  app.get('/artifacts', { schema: { querystring: Folder, response: { 200: Files } } }, async ({ query }) => ({
    files: await artifacts.list(query.path),
  }));
  done();
}

/** The folders of a run or a logged model, by paths from its root. */
export function runArtifactsRoutes(
  app: Service,
  { artifacts }: { artifacts: ArtifactsService },
  done: () => void,
): void {
  app.get(
    '/artifacts/list',
    { schema: { querystring: FolderOfRun, response: { 200: FilesBelow } } },
    ({ query }) => artifacts.listOfRun(query.run_id, query.path),
  );
  app.get(
    '/logged-models/:model_id/artifacts/directories',
    { schema: { params: ModelId, querystring: FolderOfModel, response: { 200: FilesBelow } } },
    ({ params, query }) => artifacts.listOfModel(params.model_id, query.artifact_directory_path),
  );
  done();
}
