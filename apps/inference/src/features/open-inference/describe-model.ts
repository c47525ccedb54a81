import { featureColumns } from '@canopy/covertype';
import type { ServedModel } from '../../models/served-model.js';
import type { ModelMetadata } from './messages.js';
import { outputs } from './write-outputs.js';

/** What goes into the model and comes out of it, column by column. */
export function describeModel(
  name: string,
  versions: string[],
  platform: ServedModel['platform'],
): ModelMetadata {
  return {
    name,
    versions,
    platform,
    inputs: featureColumns.map(({ key, kind }) => ({
      name: key,
      datatype: kind === 'measure' ? ('INT64' as const) : ('BYTES' as const),
      shape: [-1],
    })),
    outputs: Object.entries(outputs).map(([output, { datatype, width }]) => ({
      name: output,
      datatype,
      shape: width === undefined ? [-1] : [-1, width],
    })),
  };
}
