import { Readable } from 'node:stream';
import type { Service } from '@canopy/service-kit';
import type { FastifyRequest } from 'fastify';
import { Nothing } from '../../protocol/fields.js';
import { decodeOnce } from '../../rules/decode-fully.js';
import type { ArtifactsService } from './artifacts.service.js';
import { AnyBytes, FileAnswer } from './bytes.js';
import { contentHeaders } from './content-headers.js';

/** Artifacts by their path, streamed from and to the store. */
export function artifactProxyRoutes(
  app: Service,
  { artifacts }: { artifacts: ArtifactsService },
  done: () => void,
): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', async (_request: FastifyRequest, body: Readable) => body);

  app.get('/artifacts/*', { schema: { response: FileAnswer } }, async (request, reply) => {
    const path = pathOf(request);
    const { body, size } = await artifacts.download(path);
    return reply.headers(contentHeaders(path)).header('content-length', size).send(body);
  });
  const upload = { config: { streamsBody: true }, schema: { body: AnyBytes, response: { 200: Nothing } } };
  app.put('/artifacts/*', upload, async (request) => {
    const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
    const size = encoding === undefined && length !== undefined ? Number(length) : undefined;
    const body = request.body instanceof Readable ? request.body : Readable.from([]);
    await artifacts.upload(pathOf(request), { body, size });
    return {};
  });
  app.delete('/artifacts/*', { schema: { response: { 200: Nothing } } }, async (request) => {
    await artifacts.delete(pathOf(request));
    return {};
  });
  done();
}

/** The path as it was sent, decoded once: the router's own idea of it depends on how it is encoded. */
function pathOf({ raw }: FastifyRequest): string {
  const [path = ''] = (raw.url ?? '').split('?');
  const marker = '/mlflow-artifacts/artifacts/';
  return decodeOnce(path.slice(path.indexOf(marker) + marker.length));
}
