import { modelFiles, type ServingDescription } from '@canopy/pipeline-contract';
import type { RegisterInput } from '../activities/pipeline-activities.js';
import type { EvaluationReport } from '../evaluation/evaluation-report.js';
import { describeModel, inputExample } from './describe-model.js';

export interface Artifact {
  path: string;
  body: Uint8Array;
  contentType: string;
}

/** The files of a run: the model as it is served, and what is known of it. */
export function modelArtifacts(
  { run, loggedAt, snapshot }: RegisterInput,
  forest: Uint8Array,
  report: EvaluationReport,
): Artifact[] {
  const { selfTest, ...evaluation } = report;
  const { categoryNumbers, object, ...rows } = snapshot;
  const serving: ServingDescription = { categoryNumbers, selfTest };
  const { classNames, candidate } = evaluation;
  return [
    { path: modelFiles.forest, body: forest, contentType: 'application/octet-stream' },
    json(modelFiles.signature, serving),
    json(`${modelFiles.folder}/input_example.json`, inputExample()),
    json('confusion_matrix.json', { classNames, matrix: candidate.confusionMatrix }),
    json('evaluation.json', evaluation),
    json('dataset.json', { ...object, ...rows }),
    // Last, because it is what makes the folder a model.
    {
      path: modelFiles.description,
      body: Buffer.from(describeModel(run.runId, loggedAt, forest.byteLength)),
      contentType: 'text/yaml',
    },
  ];
}

const json = (path: string, content: unknown): Artifact => ({
  path,
  body: Buffer.from(JSON.stringify(content, null, 2)),
  contentType: 'application/json',
});
