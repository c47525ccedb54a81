import { type CategoryNumbers, labelColumn } from '@canopy/covertype';
import { ModelRefusedError } from '../models/model-refused-error.js';
import type { OnnxFiles } from '../registry/model-registry.js';
import { createFeeder } from './create-feeder.js';
import { findRow } from './find-row.js';
import { loadSession, type OnnxSession, type Slot } from './load-session.js';
import { numberNames } from './number-names.js';
import { openProbabilities } from './open-probabilities.js';
import { orderClasses } from './order-classes.js';
import { planInputs } from './plan-columns.js';
import { readExample } from './read-example.js';
import { tryModel } from './try-model.js';

const { classNames } = labelColumn;

/** A model that Python logged as ONNX, on the thread that has read it. */
export interface OnnxModel {
  categoryNumbers: CategoryNumbers;
  /** @throws Error of the runtime for rows that the model does not answer for. */
  predict(features: readonly number[]): Float64Array;
  predictColumns(columns: readonly ArrayLike<number>[]): Float64Array;
}

/**
 * Reads a model and tries it.
 *
 * @throws ModelRefusedError when it cannot be read, wants other columns or knows other classes than the data set's, or does not
 *   answer its own example.
 */
export async function readOnnxModel(files: OnnxFiles): Promise<OnnxModel> {
  const { session, classLabels } = await load(files.onnx);
  const plan = planInputs(session.inputs, files.description);
  const categoryNumbers = numberNames(plan, files.description);
  const feed = createFeeder(session, plan, categoryNumbers);
  const output = findProbabilities(session.outputs);
  const classes = orderClasses(classLabels, output.shape[1] ?? -1);

  function predictColumns(columns: readonly ArrayLike<number>[]): Float64Array {
    const rowCount = columns[0]?.length ?? 0;
    const { data } = session.run(feed(columns, rowCount), output.name);
    const found = data as Float32Array | Float64Array;
    const probabilities = new Float64Array(rowCount * classNames.length);
    for (let row = 0; row < rowCount; row++) {
      for (const [place, label] of classes.entries()) {
        const probability = found[row * classes.length + place] ?? Number.NaN;
        probabilities[row * classNames.length + label] = probability;
      }
    }
    return probabilities;
  }

  const predict = (features: readonly number[]) => predictColumns(features.map((value) => [value]));
  const example = readExample(files.example, categoryNumbers);
  tryModel(
    { predict, predictColumns, classNames },
    example.length > 0 ? example : [findRow(predict, categoryNumbers)],
  );
  return { categoryNumbers, predict, predictColumns };
}

async function load(
  onnx: Uint8Array,
): Promise<{ session: OnnxSession; classLabels: readonly (number | string)[] | undefined }> {
  try {
    const { bytes, classLabels } = openProbabilities(onnx);
    return { session: await loadSession(bytes), classLabels };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ModelRefusedError(`its ONNX cannot be read: ${reason}`, { cause });
  }
}

function findProbabilities(outputs: readonly Slot[]): Slot {
  const found = outputs.find(
    ({ type, shape }) => (type === 'float32' || type === 'float64') && shape.length === 2,
  );
  // One that was taken out of a map says nothing of its shape.
  const likely = found ?? outputs.find(({ type, shape }) => type?.startsWith('float') && shape.length !== 1);
  if (likely) return likely;
  const names = outputs.map(({ name }) => name).join(', ');
  throw new ModelRefusedError(`none of its outputs ${names} is a probability for each class`);
}
