import { exampleMeasures, featureColumns, labelColumn } from '@canopy/covertype';
import { modelFiles } from '@canopy/pipeline-contract';
import { stringify } from 'yaml';

const nameIn = (path: string) => path.slice(modelFiles.folder.length + 1);

/**
 * The text of `MLmodel`, by which MLflow's tools know a model: https://mlflow.org/docs/latest/ml/model/
 *
 * @param createdAt milliseconds since 1970.
 */
export function describeModel(runId: string, createdAt: number, bytes: number): string {
  const inputs = featureColumns.map(({ key }) => ({ type: 'long', name: key, required: true }));
  const outputs = labelColumn.classNames.map((_, label) => ({
    type: 'double',
    name: String(label),
    required: true,
  }));
  return stringify({
    artifact_path: modelFiles.folder,
    flavors: {
      canopy: { data: nameIn(modelFiles.forest), serving: nameIn(modelFiles.signature), format: 'forest' },
    },
    model_size_bytes: bytes,
    run_id: runId,
    saved_input_example_info: {
      artifact_path: 'input_example.json',
      pandas_orient: 'split',
      type: 'dataframe',
    },
    signature: { inputs: JSON.stringify(inputs), outputs: JSON.stringify(outputs), params: null },
    // As Python prints a time in UTC, with microseconds.
    utc_time_created: `${new Date(createdAt).toISOString().slice(0, -1).replace('T', ' ')}000`,
  });
}

/** One request in pandas' "split" form. */
export function inputExample(): { columns: string[]; data: number[][] } {
  return { columns: Object.keys(exampleMeasures), data: [Object.values(exampleMeasures)] };
}
