import type { Server } from '../server/create-server.js';
import type { ArtifactOwner } from './copy-artifacts.js';

/** The artifacts of a logged model, wherever its server keeps them. */
export function artifactsOfLoggedModel(server: Server, modelId: string): ArtifactOwner {
  return {
    server,
    listPath: `logged-models/${modelId}/artifacts/directories`,
    listFields: {},
    folderField: 'artifact_directory_path',
    addressOf: (path) =>
      `/ajax-api/2.0/mlflow/logged-models/${modelId}/artifacts/files?${new URLSearchParams({ artifact_file_path: path })}`,
  };
}
