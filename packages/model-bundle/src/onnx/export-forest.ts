import type { Forest } from '@canopy/forest';
import { attribute } from './attribute.js';
import { encodeModel } from './encode-model.js';
import type { InputColumn } from './input-column.js';
import { judgeSums } from './judge-sums.js';
import { OnnxExportError } from './onnx-export-error.js';
import { elementType, type OnnxModel, type OnnxNode } from './onnx-model.js';
import { readColumn } from './read-column.js';
import { tensor } from './tensor.js';
import { treeEnsemble } from './tree-ensemble.js';
import { valueInfo } from './value-info.js';

/** Those of ONNX 1.16, the first to have TreeEnsemble: https://onnx.ai/onnx/repo-docs/Versioning.html */
const irVersion = 10;
const opsetImport = [
  { domain: '', version: 21 },
  { domain: 'ai.onnx.ml', version: 5 },
];

const typeOfInput = { long: elementType.int64, double: elementType.double, string: elementType.string };

const probabilities = 'probabilities';

/**
 * Writes a forest as an ONNX file. It has an input of shape [rows] for each feature, by its name, and two outputs: `probabilities`
 * [rows, classes] in doubles, which differ from those of the forest's own predictor by the order of summing alone, and
 * `labelName` [rows], the id of the most probable class, the lowest of equal ones. Equal arguments give equal bytes.
 *
 * What is missing goes each node's way, as it does in the forest. One that knows no ways (of format 1, or grown elsewhere) has it
 * go right, where its own predictor would refuse it.
 *
 * @param columns how the values of each feature come in.
 * @throws OnnxExportError
 */
export function exportForest(forest: Forest, columns: readonly InputColumn[], labelName: string): Uint8Array {
  const { featureNames, classNames } = forest.schema;
  checkNames(featureNames, columns.length, labelName);
  return encodeModel({
    irVersion,
    producerName: 'canopy',
    opsetImport,
    metadataProps: [{ key: 'class_names', value: JSON.stringify(classNames) }],
    graph: {
      ...graphOf(forest, columns, labelName),
      name: 'forest',
      input: featureNames.map((name, f) => valueInfo(name, typeOfInput[columns[f].type])),
      output: [
        valueInfo(labelName, elementType.int64),
        valueInfo(probabilities, elementType.double, classNames.length),
      ],
    },
  });
}

function checkNames(featureNames: readonly string[], columnCount: number, labelName: string): void {
  if (columnCount !== featureNames.length) {
    throw new OnnxExportError(
      `The forest reads ${featureNames.length} features, but there are ${columnCount} columns.`,
    );
  }
  const names = [...featureNames, labelName, probabilities];
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice === undefined) return;
  throw new OnnxExportError(
    `"${twice}" names two inputs or outputs of the model; ONNX needs a name for each.`,
  );
}

/** Values inside the graph have names with a slash, so that no column has the same. */
function graphOf(
  forest: Forest,
  columns: readonly InputColumn[],
  labelName: string,
): Pick<OnnxModel['graph'], 'node' | 'initializer'> {
  const stacked = forest.schema.featureNames.map((name) => `/column/${name}`);
  const readers = forest.schema.featureNames.flatMap((name, f): OnnxNode[] => [
    readColumn(name, `/read/${name}`, columns[f], forest.features[f]),
    { opType: 'Unsqueeze', input: [`/read/${name}`, '/axis'], output: [`/column/${name}`] },
  ]);
  const outcome = judgeSums(forest, '/sums', probabilities);
  const alongColumns = attribute.int('axis', 1);
  return {
    node: [
      ...readers,
      { opType: 'Concat', input: stacked, output: ['/rows'], attribute: [alongColumns] },
      treeEnsemble(forest, '/rows', '/sums'),
      ...outcome.node,
      {
        opType: 'ArgMax',
        input: [probabilities],
        output: [labelName],
        attribute: [alongColumns, attribute.int('keepdims', 0)],
      },
    ],
    initializer: [{ name: '/axis', ...tensor.int64s([1]) }, ...outcome.initializer],
  };
}
