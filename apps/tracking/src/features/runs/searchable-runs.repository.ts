import { Prisma } from '@canopy/database';
import type { Searchable } from '../../search/search-page.js';
import { runDatasets } from '../inputs/index.js';

const id = Prisma.sql`r.id`;
const startTime = Prisma.sql`r.start_time`;
const owner = (owned: Prisma.Sql) => Prisma.sql`${owned}.run_number = r.number`;

/** What filters and orders over runs can name. */
export const searchableRuns: Searchable = {
  vocabulary: {
    prefixes: {
      metric: 'metric',
      metrics: 'metric',
      param: 'parameter',
      params: 'parameter',
      parameter: 'parameter',
      parameters: 'parameter',
      tag: 'tag',
      tags: 'tag',
      attr: 'attribute',
      attribute: 'attribute',
      attributes: 'attribute',
      run: 'attribute',
      dataset: 'dataset',
      datasets: 'dataset',
    },
    prefixAdvice: "Valid values are ['metric', 'parameter', 'tag', 'attribute', 'dataset']",
    attributes: {
      run_id: { column: id, type: 'text', lists: true },
      run_name: { column: Prisma.sql`r.name`, type: 'text' },
      status: { column: Prisma.sql`r.status::text`, type: 'text' },
      artifact_uri: { column: Prisma.sql`r.artifact_uri`, type: 'text' },
      user_id: { column: Prisma.sql`r.user_id`, type: 'text' },
      start_time: { column: startTime, type: 'int8' },
      end_time: { column: Prisma.sql`r.end_time`, type: 'int8', isNullable: true },
    },
    synonyms: {
      created: 'start_time',
      Created: 'start_time',
      'run name': 'run_name',
      'Run name': 'run_name',
      'Run Name': 'run_name',
    },
    tables: {
      metric: { name: Prisma.sql`latest_metrics`, owner },
      parameter: { name: Prisma.sql`params`, owner, nullTests: true },
      tag: { name: Prisma.sql`run_tags`, owner, nullTests: true },
      dataset: { ...runDatasets, owner: (owned) => Prisma.sql`${owned}.run_id = r.id` },
    },
  },
  select: Prisma.sql`r.id, r.number, r.revision`,
  from: Prisma.sql`runs r`,
  defaultOrder: [
    { column: startTime, type: 'int8', ascending: false },
    { column: id, type: 'text', ascending: true },
  ],
};
