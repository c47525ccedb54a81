import type { Server } from '../server/create-server.js';
import type { ArtifactOwner } from './copy-artifacts.js';

/** The artifacts of a run, wherever its server keeps them. */
export function artifactsOfRun(server: Server, runId: string): ArtifactOwner {
  return {
    server,
    listPath: 'artifacts/list',
    listFields: { run_id: runId },
    folderField: 'path',
    addressOf: (path) => `/get-artifact?${new URLSearchParams({ run_id: runId, path })}`,
  };
}
