import { ForestFormatError, ForestInputError } from '@canopy/forest';
import { MlflowError } from '@canopy/mlflow-client';
import { OnnxExportError } from '@canopy/model-bundle';
import { ObjectMissingError } from '@canopy/object-store';
import { DomainError } from '@canopy/service-kit/errors';
import { StatisticsInputError } from '@canopy/statistics';
import { BatchDecidedError } from '../batches/batch-decided-error.js';
import { SourceContractError } from '../ingest/source-contract-error.js';
import { InputError } from '../input/input-error.js';
import { DamagedObjectError } from '../objects/damaged-object-error.js';
import { MemoryLimitError } from '../training/memory-limit-error.js';

const permanentKinds = [
  InputError,
  SourceContractError,
  BatchDecidedError,
  ForestInputError,
  ForestFormatError,
  OnnxExportError,
  StatisticsInputError,
  DamagedObjectError,
  ObjectMissingError,
  MemoryLimitError,
];

// Data that Postgres refuses (class 22) or that breaks a rule of a table (23): the same data fail again. Not so
// a key that somebody else was faster with (23505): the next attempt finds it.
const permanentSqlState = /^2[23](?!505)/;

/** Whether a failure would come again however often the work were tried. Anything unknown is tried again. */
export function isPermanent(error: unknown): boolean {
  if (error instanceof MlflowError) return !error.isRetryable;
  if (error instanceof DomainError) return error.code !== 'unavailable';
  if (permanentKinds.some((kind) => error instanceof kind)) return true;
  return error instanceof Error && permanentSqlState.test((error as { code?: string }).code ?? '');
}
