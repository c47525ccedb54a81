import path from 'node:path';
import type { ForestSchema } from '@canopy/forest';
import { modelFiles } from '@canopy/pipeline-contract';
import { stringify } from 'yaml';
import type { InputColumn } from '../onnx/input-column.js';
import { fileNames } from './file-names.js';
import { modelSignature } from './model-signature.js';
import { pythonEnvironment } from './python-environment.js';

/** The run that a model comes from, and so all that tells it from an equal one. */
export interface ModelOrigin {
  readonly runId: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}

export interface ModelDescription {
  readonly origin: ModelOrigin;
  readonly schema: ForestSchema;
  readonly columns: readonly InputColumn[];
  /** Of all files of the model but this description. */
  readonly bytes: number;
}

/**
 * The text of `MLmodel` as MLflow 3.17 writes it: https://mlflow.org/docs/latest/ml/model/. The flavour `canopy` is for our own
 * servers, `onnx` for whoever reads ONNX, and `python_function` for `mlflow.pyfunc`.
 */
export function describeModel({ origin, schema, columns, bytes }: ModelDescription): string {
  const description = {
    artifact_path: modelFiles.folder,
    flavors: {
      canopy: { data: fileNames.forest, serving: fileNames.serving, format: 'forest' },
      onnx: {
        code: fileNames.code,
        data: fileNames.onnx,
        onnx_session_options: null,
        onnx_version: pythonEnvironment.versions.onnx,
        providers: ['CPUExecutionProvider'],
      },
      python_function: {
        code: fileNames.code,
        data: fileNames.onnx,
        env: { conda: fileNames.conda, virtualenv: fileNames.virtualenv },
        loader_module: path.basename(fileNames.loader, '.py'),
        python_version: pythonEnvironment.versions.python,
      },
    },
    mlflow_version: pythonEnvironment.versions.mlflow,
    model_id: null,
    model_size_bytes: bytes,
    model_uuid: origin.runId,
    prompts: null,
    run_id: origin.runId,
    saved_input_example_info: {
      artifact_path: fileNames.inputExample,
      pandas_orient: 'split',
      serving_input_path: fileNames.servingExample,
      type: 'dataframe',
    },
    signature: modelSignature(schema, columns),
    utc_time_created: formatTime(origin.createdAt),
  };
  // Python reads YAML 1.1, in which more texts than in 1.2 need quotes to remain texts.
  return stringify(description, { version: '1.1' });
}

/** As Python prints a time in UTC, with microseconds. */
function formatTime(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, -1).replace('T', ' ')}000`;
}
