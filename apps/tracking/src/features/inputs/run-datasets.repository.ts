import { Prisma } from '@canopy/database';
import type { KeyedTable } from '../../search/vocabulary.js';
import { contextTag } from './context-tag.js';

/** The data sets of runs, as a filter over runs sees them. */
export const runDatasets: Pick<KeyedTable, 'name' | 'columns' | 'lists'> = {
  name: Prisma.sql`(
    SELECT i.run_id, d.experiment_id, d.name, d.digest, t.value AS context
    FROM run_inputs i
    JOIN datasets d ON d.id = i.dataset_id
    LEFT JOIN run_input_tags t ON t.run_id = i.run_id AND t.dataset_id = i.dataset_id AND t.key = ${contextTag}
  )`,
  columns: {
    name: Prisma.sql`owned.name`,
    digest: Prisma.sql`owned.digest`,
    context: Prisma.sql`owned.context`,
  },
  lists: true,
};
