import { Prisma } from '@canopy/database';
import type { Searchable } from '../../search/searchable.js';

const id = Prisma.sql`e.id`;
const creationTime = Prisma.sql`e.creation_time`;

/** What filters and orders over experiments can name. */
export const searchableExperiments: Searchable = {
  vocabulary: {
    prefixes: { attribute: 'attribute', attr: 'attribute', attributes: 'attribute', tag: 'tag', tags: 'tag' },
    prefixAdvice: "Valid entity types are ('attribute', 'tag', 'tags')",
    attributes: {
      name: { column: Prisma.sql`e.name`, type: 'text' },
      experiment_id: {
        column: Prisma.sql`e.id::text`,
        type: 'text',
        lists: true,
        order: { column: id, type: 'int8' },
      },
      creation_time: { column: creationTime, type: 'int8', isWhole: true },
      last_update_time: { column: Prisma.sql`e.last_update_time`, type: 'int8', isWhole: true },
    },
    tables: {
      tag: {
        name: Prisma.sql`experiment_tags`,
        owner: (owned) => Prisma.sql`${owned}.experiment_id = e.id`,
        orders: false,
        nullTests: true,
      },
    },
  },
  select: Prisma.sql`e.id, e.name, e.artifact_location, e.lifecycle_stage, e.creation_time, e.last_update_time,
    COALESCE((
      SELECT json_agg(json_build_object('key', t.key, 'value', t.value) ORDER BY t.key)
      FROM experiment_tags t WHERE t.experiment_id = e.id), '[]') AS tags`,
  table: Prisma.sql`experiments`,
  alias: Prisma.sql`e`,
  defaultOrder: [
    { column: creationTime, type: 'int8', ascending: false },
    { column: id, type: 'int8', ascending: true },
  ],
  tieBreakers: [{ column: id, type: 'int8', ascending: false }],
};
