import { type CategoryNumbers, featureColumns, labelColumn } from '@canopy/covertype';
import { createPredictor, type PreparedForest } from '@canopy/forest';
import { modelFiles, ServingDescription } from '@canopy/pipeline-contract';
import { DomainError } from '@canopy/service-kit/errors';
import type { FastifyBaseLogger } from 'fastify';
import { Value } from 'typebox/value';
import type { ForestFiles, ModelFiles, RegisteredVersion } from '../registry/model-registry.js';
import type { BatchPredictor } from './create-batch-predictor.js';
import { decodeForestFile } from './decode-forest-file.js';
import { ModelRefusedError } from './model-refused-error.js';
import { selfTest } from './self-test.js';
import type { ServedModel } from './served-model.js';

/**
 * Makes a version ready to serve from its files, beside whatever else there is to do. The files are gone afterwards.
 *
 * @param batches predicts the rows of batches; without it this thread does.
 * @param logger told when a model breaks off later.
 * @throws ModelRefusedError when a file is damaged, of a later version or for other features or classes, or when the model does
 *   not predict what its trainer saw it predict. DomainError `unavailable` when a file cannot be got at the moment.
 */
export async function openModel(
  version: RegisteredVersion,
  files: ModelFiles,
  batches: Pick<BatchPredictor, 'predictorOf'> = onThisThread,
  logger?: Pick<FastifyBaseLogger, 'error'>,
): Promise<ServedModel> {
  if ('forest' in files) return openForest(version, files, batches);
  // Most servers never see one, and need not load what it takes.
  const { openOnnxModel } = await import('../onnx/open-onnx-model.js');
  return openOnnxModel(version, files, logger);
}

const onThisThread: Pick<BatchPredictor, 'predictorOf'> = {
  predictorOf: (_forest, predictHere) => async (columns) => predictHere(columns),
};

async function openForest(
  { version, runId }: RegisteredVersion,
  files: ForestFiles,
  batches: Pick<BatchPredictor, 'predictorOf'>,
): Promise<ServedModel> {
  const { categoryNumbers, selfTest: recorded, calibration, conformal } = readServing(files.serving);
  const fileBytes = files.forest.length;
  const forest = await readForest(files.forest);
  checkNames('features', forest.schema.featureNames, featureNames);
  checkNames('classes', forest.schema.classNames, labelColumn.classNames);
  const { predictRow, predictColumns } = createPredictor(forest);
  selfTest(predictRow, recorded);
  return {
    version,
    runId,
    platform: 'canopy_forest',
    fileBytes,
    classNames: forest.schema.classNames,
    categoryNumbers: withoutInheritance(categoryNumbers),
    calibration,
    conformal,
    forest,
    predict: predictRow,
    predictColumns: batches.predictorOf(forest, predictColumns),
  };
}

const featureNames = featureColumns.map((column) => column.key);

async function readForest(file: ForestFiles['forest']): Promise<PreparedForest> {
  try {
    return await decodeForestFile(file);
  } catch (cause) {
    // Not read is not damaged: it may come the next time.
    if (cause instanceof DomainError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ModelRefusedError(`its ${modelFiles.forest} cannot be read: ${reason}`, { cause });
  }
}

function readServing(bytes: Uint8Array): ServingDescription {
  const serving = parseJson(bytes);
  if (Value.Check(ServingDescription, serving)) return serving;
  const [problem] = Value.Errors(ServingDescription, serving);
  throw new ModelRefusedError(
    `its ${modelFiles.signature} cannot be read: ${problem?.instancePath || 'it'} ${problem?.message}`,
  );
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw new ModelRefusedError(`its ${modelFiles.signature} is not JSON`, { cause });
  }
}

function checkNames(what: string, found: readonly string[], expected: readonly string[]): void {
  if (found.join() === expected.join()) return;
  throw new ModelRefusedError(`its ${what} are ${found.join(', ')}, expected ${expected.join(', ')}`);
}

/** So that a name such as "constructor" in a request is unknown, like any other that has no number. */
function withoutInheritance(numbers: CategoryNumbers): CategoryNumbers {
  const columns = Object.entries(numbers).map(([key, ofNames]) => [
    key,
    Object.assign(Object.create(null), ofNames),
  ]);
  return Object.fromEntries(columns);
}
