import { readFileSync } from 'node:fs';
import { labelColumn } from '@canopy/covertype';
import { decodeForest } from '@canopy/forest';
import {
  modelFiles,
  type ServingDescription,
  type SurrogateTree,
  type TrainingProfile,
} from '@canopy/pipeline-contract';
import { exportForest } from '../onnx/export-forest.js';
import { describeModel, type ModelOrigin } from './describe-model.js';
import { fileNames } from './file-names.js';
import { inputExample } from './input-example.js';
import { modelColumns } from './model-columns.js';
import { pythonEnvironment } from './python-environment.js';

/** A file of a model. */
export interface BundleFile {
  /** Below the run's artifacts. */
  readonly path: string;
  readonly body: Uint8Array;
  readonly contentType: string;
}

/** What is known of a model beside its trees, each for a file of its own. */
export interface ModelKnowledge {
  readonly serving: ServingDescription;
  readonly profile?: TrainingProfile;
  readonly surrogate?: SurrogateTree;
}

const loader = readFileSync(new URL(`../../python/${fileNames.loader}`, import.meta.url));

/**
 * The files of a trained forest as an MLflow model: our own, which inference reads, and the same trees as ONNX with what Python
 * needs to load them. Equal arguments give equal bytes. `MLmodel`, which makes the folder a model, comes last.
 *
 * @param forestFile what `encodeForest` wrote.
 * @throws ForestFormatError for other bytes.
 * @throws OnnxExportError for a forest that is too large for ONNX.
 */
export function bundleModel(
  forestFile: Uint8Array,
  { serving, profile, surrogate }: ModelKnowledge,
  origin: ModelOrigin,
): BundleFile[] {
  const forest = decodeForest(forestFile);
  const columns = modelColumns(serving.categoryNumbers);
  const files = [
    file(fileNames.forest, forestFile, 'application/octet-stream'),
    file(fileNames.onnx, exportForest(forest, columns, labelColumn.key), 'application/octet-stream'),
    json(fileNames.serving, serving),
    ...(profile === undefined ? [] : [json(fileNames.profile, profile)]),
    ...(surrogate === undefined ? [] : [json(fileNames.surrogate, surrogate)]),
    file(`${fileNames.code}/${fileNames.loader}`, loader, 'text/x-python'),
    ...Object.entries(pythonEnvironment.files).map(([name, text]) => file(name, text, 'text/plain')),
    ...Object.entries(inputExample).map(([name, text]) => file(name, text, 'application/json')),
  ];
  const bytes = files.reduce((sum, { body }) => sum + body.byteLength, 0);
  const description = describeModel({ origin, schema: forest.schema, columns, bytes });
  return [...files, file(fileNames.description, description, 'text/yaml')];
}

function json(name: string, content: unknown): BundleFile {
  return file(name, JSON.stringify(content, null, 2), 'application/json');
}

function file(name: string, content: string | Uint8Array, contentType: string): BundleFile {
  const body = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { path: `${modelFiles.folder}/${name}`, body, contentType };
}
