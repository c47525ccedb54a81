import { searchAttributes } from '@canopy/pipeline-contract';
import type { NativeConnection } from '@temporalio/worker';

// https://github.com/temporalio/api/blob/master/temporal/api/enums/v1/common.proto, IndexedValueType
const typeNumbers = { KEYWORD: 2, INT: 3 } satisfies Record<
  (typeof searchAttributes)[keyof typeof searchAttributes],
  number
>;

/** Makes those of the pipeline's search attributes that the server does not know yet, on any Temporal server. */
export async function ensureSearchAttributes(
  { operatorService }: Pick<NativeConnection, 'operatorService'>,
  namespace: string,
): Promise<void> {
  const { customAttributes } = await operatorService.listSearchAttributes({ namespace });
  const missing = Object.entries(searchAttributes).filter(([name]) => !(name in customAttributes));
  if (missing.length === 0) return;
  const added = missing.map(([name, type]) => [name, typeNumbers[type]] as const);
  await operatorService
    .addSearchAttributes({ namespace, searchAttributes: Object.fromEntries(added) })
    .catch((error: unknown) => {
      // Another worker that starts at the same moment was faster.
      if ((error as { code?: number }).code !== alreadyExists) throw error;
    });
}

// https://grpc.io/docs/guides/status-codes/
const alreadyExists = 6;
