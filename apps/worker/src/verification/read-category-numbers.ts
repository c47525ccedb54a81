import type { CategoryNumbers } from '@canopy/covertype';
import { tableFromIPC } from 'apache-arrow';
import { categoryNumbersKey } from '../snapshot/encode-snapshot.js';

/** The numbers of the names in a snapshot, which its schema carries. */
export function readCategoryNumbers(bytes: Uint8Array): CategoryNumbers {
  return JSON.parse(tableFromIPC(bytes).schema.metadata.get(categoryNumbersKey) ?? '{}');
}
