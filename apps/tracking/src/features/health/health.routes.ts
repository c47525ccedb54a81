import { mlflowVersion } from '@canopy/mlflow-client';
import type { Service } from '@canopy/service-kit';
import { Type } from 'typebox';

const ServerInfo = Type.Object({
  store_type: Type.String(),
  workspaces_enabled: Type.Boolean(),
  trace_archival_enabled: Type.Boolean(),
  multipart_uploads_enabled: Type.Boolean(),
  multipart_downloads_enabled: Type.Boolean(),
  presigned_upload_run_id_supported: Type.Boolean(),
  presigned_upload_model_id_supported: Type.Boolean(),
  features_enabled: Type.Object({ gateway: Type.Boolean() }),
});
const words = {
  schema: {
    response: { 200: { description: 'Plain words', content: { 'text/plain': { schema: Type.String() } } } },
  },
};

// MLflow's client ends a run by printing links to pages below this one, which people follow.
const welcome = `This tracking server speaks MLflow's REST API (${mlflowVersion}). It has no web pages of its own, so the links that
MLflow's client prints end here.

Runs: mlflow.search_runs(), or the command mlflow runs list
Models, and what was decided about them: the dashboard
All operations: /docs
`;

/** Whether the app can do its work. @throws TrackingError that says which part is away. */
export type CheckHealth = () => Promise<void>;

export function healthRoutes(app: Service, { check }: { check: CheckHealth }, done: () => void): void {
  app.get('/', words, async (_request, reply) => reply.type('text/plain; charset=utf-8').send(welcome));
  app.get('/health', words, async (_request, reply) => {
    await check();
    return reply.type('text/plain; charset=utf-8').send('OK');
  });
  app.get('/version', words, async (_request, reply) =>
    reply.type('text/plain; charset=utf-8').send(mlflowVersion),
  );
  done();
}

/** What the server can do, as MLflow's client asks it. For the prefixes of version 3.0. */
export function serverInfoRoutes(app: Service, _options: object, done: () => void): void {
  app.get('/mlflow/server-info', { schema: { response: { 200: ServerInfo } } }, async () => ({
    store_type: 'SqlStore',
    workspaces_enabled: false,
    trace_archival_enabled: false,
    multipart_uploads_enabled: true,
    multipart_downloads_enabled: true,
    presigned_upload_run_id_supported: false,
    presigned_upload_model_id_supported: false,
    features_enabled: { gateway: false },
  }));
  done();
}
