import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A tracking server with one model, whose artifacts are found by what their path ends with. */
export async function serveARegistry(
  artifacts: Record<string, Uint8Array>,
): Promise<{ server: Server; url: string }> {
  const version = (number: string) => ({
    name: 'a_model',
    version: number,
    creation_timestamp: 1,
    last_updated_timestamp: 1,
    current_stage: 'None',
    source: `mlflow-artifacts:/${number}/model`,
    run_id: number === '1' ? 'run-1' : '',
    status: 'READY',
  });
  const info = {
    run_id: 'run-1',
    run_uuid: 'run-1',
    run_name: 'batch',
    experiment_id: '1',
    status: 'FINISHED',
    start_time: 1,
    artifact_uri: 'mlflow-artifacts:/1',
    lifecycle_stage: 'active',
  };
  const answers: Record<string, (query: URLSearchParams) => object> = {
    'registered-models/alias': () => ({ model_version: version('1') }),
    'model-versions/get': (query) => ({ model_version: version(query.get('version') ?? '') }),
    'model-versions/get-download-uri': (query) => ({
      artifact_uri: `mlflow-artifacts:/${query.get('version')}/model`,
    }),
    'runs/get': () => ({ run: { info } }),
  };
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://registry');
    const [, artifact] = pathname.split('/mlflow-artifacts/artifacts/');
    const answer = answers[pathname.split('/mlflow/')[1] ?? ''];
    const body =
      artifact === undefined ? answer && JSON.stringify(answer(searchParams)) : artifacts[artifact];
    if (body !== undefined) {
      response.setHeader('content-length', Buffer.byteLength(body)).end(body);
      return;
    }
    response.statusCode = 404;
    response.end(JSON.stringify({ error_code: 'RESOURCE_DOES_NOT_EXIST', message: 'there is none' }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}
