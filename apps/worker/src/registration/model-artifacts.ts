import { type BundleFile, bundleModel } from '@canopy/model-bundle';
import type { TrainingRecord } from '@canopy/pipeline-contract';
import type { RegisterInput } from '../activities/contract/registration.js';
import type { EvaluationReport } from '../evaluation/evaluation-report.js';
import { describeCode } from '../reproduction/describe-code.js';
import { trainingRecordFile } from '../reproduction/training-record-file.js';

/**
 * The files of a run: what is known of its model, and then the model, so that a folder that is a model has all that belongs to it.
 *
 * @throws ForestFormatError for a damaged forest, OnnxExportError for one that is too large for ONNX.
 */
export function modelArtifacts(
  { run, loggedAt, snapshot, training, model }: RegisterInput,
  forest: Uint8Array,
  report: EvaluationReport,
): BundleFile[] {
  const { serving, profile, surrogate, ...evaluation } = report;
  const { selfTest: _, ...confidence } = serving;
  const { categoryNumbers, object, ...rows } = snapshot;
  const { classNames, candidate } = evaluation;
  const record: TrainingRecord = { training, snapshot, model: model.object, code: describeCode() };
  return [
    json('confusion_matrix.json', { classNames, matrix: candidate.confusionMatrix }),
    json('evaluation.json', { ...evaluation, ...confidence }),
    json('dataset.json', { ...object, ...rows }),
    json(trainingRecordFile, record),
    ...bundleModel(
      forest,
      { serving: { categoryNumbers, ...serving }, profile, surrogate },
      { runId: run.runId, createdAt: loggedAt },
    ),
  ];
}

const json = (path: string, content: unknown): BundleFile => ({
  path,
  body: Buffer.from(JSON.stringify(content, null, 2)),
  contentType: 'application/json',
});
