import type { Service } from '@canopy/service-kit';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { Nothing, RequiredText } from '../../protocol/fields.js';
import { Int64 } from '../../protocol/int64.js';
import { decodeOnce } from '../../rules/decode-fully.js';
import type { DirectTransfersService } from './direct-transfers.service.js';

const Begin = Type.Object({ path: RequiredText(), num_parts: Int64({ default: 1 }) });
const Abort = Type.Object({ path: RequiredText(), upload_id: RequiredText() });
const Complete = Type.Object({
  ...Abort.properties,
  parts: Type.Array(Type.Object({ part_number: Int64(), etag: RequiredText() })),
});
const Headers = Type.Record(Type.String(), Type.String());
const Begun = Type.Object({
  upload_id: Type.String(),
  credentials: Type.Array(Type.Object({ url: Type.String(), part_number: Type.Integer(), headers: Headers })),
});
const Address = Type.Object({ url: Type.String(), headers: Headers, file_size: Type.Integer() });

/** Uploads in parts and downloads straight from and to the store. For the prefix of the proxy. */
export function multipartRoutes(
  app: Service,
  { transfers }: { transfers: DirectTransfersService },
  done: () => void,
): void {
  for (const folder of ['', '/*']) {
    app.post(`/mpu/create${folder}`, { schema: { body: Begin, response: { 200: Begun } } }, (request) =>
      transfers.beginUpload(below(request, '/mpu/create'), request.body.path, request.body.num_parts),
    );
    app.post(
      `/mpu/complete${folder}`,
      { schema: { body: Complete, response: { 200: Nothing } } },
      async (request) => {
        const { path, upload_id, parts } = request.body;
        await transfers.completeUpload(
          below(request, '/mpu/complete'),
          path,
          upload_id,
          parts.map(({ part_number, etag }) => ({
            number: Number(part_number),
            etag: etag.replace(/"/g, ''),
          })),
        );
        return {};
      },
    );
    app.post(
      `/mpu/abort${folder}`,
      { schema: { body: Abort, response: { 200: Nothing } } },
      async (request) => {
        await transfers.abortUpload(below(request, '/mpu/abort'), request.body.path, request.body.upload_id);
        return {};
      },
    );
  }
  app.get('/presigned/*', { schema: { response: { 200: Address } } }, (request) =>
    transfers.download(below(request, '/presigned')),
  );
  done();
}

/** The rest of the path as it was sent, decoded once: the router's own idea of it depends on how it is encoded. */
function below({ raw }: Pick<FastifyRequest, 'raw'>, address: string): string {
  const [path = ''] = (raw.url ?? '').split('?');
  const marker = `/mlflow-artifacts${address}`;
  return decodeOnce(path.slice(path.indexOf(marker) + marker.length + 1));
}
