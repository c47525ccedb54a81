import type { Service } from '@canopy/service-kit';
import { Type } from 'typebox';
import { RequiredText } from '../../protocol/fields.js';
import { Int64 } from '../../protocol/int64.js';
import { invalid } from '../../protocol/refusals.js';
import type { DirectTransfersService } from './direct-transfers.service.js';

const Upload = Type.Object({
  run_id: Type.Optional(Type.String()),
  model_id: Type.Optional(Type.String()),
  path: RequiredText(),
  expiration: Int64({ default: 900 }),
});
const Download = Type.Object({
  run_id: RequiredText(),
  path: RequiredText(),
  expiration: Int64({ default: 300 }),
});

/** Addresses in stores that clients reach themselves, which MLflow's client asks for and this server has none of. */
export function presignedRoutes(
  app: Service,
  { transfers }: { transfers: DirectTransfersService },
  done: () => void,
): void {
  app.post(
    '/artifacts/presigned-upload-url',
    { schema: { body: Upload } },
    ({ body: { run_id: runId, model_id: modelId, path, expiration } }) => {
      if (Boolean(runId) === Boolean(modelId)) {
        throw invalid('Exactly one of run_id and model_id must be provided.');
      }
      return runId
        ? transfers.refuseForRun(runId, path, expiration, 'upload')
        : transfers.refuseForModel(modelId ?? '', path, expiration);
    },
  );
  app.post('/artifacts/presigned-download-url', { schema: { body: Download } }, ({ body }) =>
    transfers.refuseForRun(body.run_id, body.path, body.expiration, 'download'),
  );
  done();
}
