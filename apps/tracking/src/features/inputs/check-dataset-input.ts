import type { DatasetInput } from '@canopy/mlflow-client';
import { checkLength } from '../../rules/check-length.js';

// mlflow/utils/validation.py, MAX_DATASET_… and MAX_INPUT_TAG_…
const limits = { name: 500, digest: 36, source: 65_535, schema: 1_048_575, profile: 16_777_215 };
const tagLimits = { key: 255, value: 500 };

/** @throws TrackingError when a part of a data set or of its tags is too long. */
export function checkDatasetInput({ dataset, tags }: DatasetInput): void {
  for (const [field, limit] of Object.entries(limits)) {
    checkLength(field, dataset[field as keyof typeof limits] ?? '', limit);
  }
  for (const { key, value } of tags) {
    checkLength('key', key, tagLimits.key);
    checkLength('value', value, tagLimits.value);
  }
}
