import { Prisma } from '@canopy/database';
import type { Searchable } from '../../search/searchable.js';
import { promptTag } from './prompt-tag.js';

const name = Prisma.sql`v.name`;
const version = Prisma.sql`v.version`;
const lastUpdated = Prisma.sql`v.last_updated_timestamp`;

/** Versions of prompts, which a search leaves out unless it asks for them. */
export const isOfNoPrompt = Prisma.sql`NOT EXISTS (
  SELECT 1 FROM model_version_tags p WHERE p.name = v.name AND p.key = ${promptTag} AND lower(p.value) = 'true')`;

/** What filters and orders over model versions can name. */
export const searchableModelVersions: Searchable = {
  vocabulary: {
    prefixes: { attribute: 'attribute', tag: 'tag', tags: 'tag' },
    prefixAdvice: "Valid entity types are ('attribute', 'tag', 'tags')",
    attributes: {
      name: { column: name, type: 'text', lists: true },
      version_number: { column: version, type: 'int8', quotable: true, isWhole: true },
      run_id: { column: Prisma.sql`v.run_id`, type: 'text', lists: true, orders: false },
      source_path: { column: Prisma.sql`v.source`, type: 'text', orders: false },
      creation_timestamp: { column: Prisma.sql`v.creation_timestamp`, type: 'int8', filters: false },
      last_updated_timestamp: { column: lastUpdated, type: 'int8', filters: false },
    },
    tables: {
      tag: {
        name: Prisma.sql`model_version_tags`,
        owner: (owned) => Prisma.sql`${owned}.name = v.name AND ${owned}.version = v.version`,
        orders: false,
        absent: { key: promptTag, value: 'false' },
      },
    },
  },
  select: Prisma.sql`v.name, v.version, v.description, v.current_stage, v.source, v.run_id, v.run_link, v.user_id, v.model_id,
    v.creation_timestamp, v.last_updated_timestamp,
    COALESCE((
      SELECT json_agg(json_build_object('key', t.key, 'value', t.value) ORDER BY t.key)
      FROM model_version_tags t WHERE t.name = v.name AND t.version = v.version), '[]') AS tags,
    COALESCE((
      SELECT json_agg(a.alias ORDER BY a.alias)
      FROM registered_model_aliases a WHERE a.name = v.name AND a.version = v.version), '[]') AS aliases`,
  table: Prisma.sql`model_versions`,
  alias: Prisma.sql`v`,
  defaultOrder: [
    { column: lastUpdated, type: 'int8', ascending: false },
    { column: name, type: 'text', ascending: true },
    { column: version, type: 'int8', ascending: false },
  ],
  tieBreakers: [
    { column: name, type: 'text', ascending: true },
    { column: version, type: 'int8', ascending: false },
  ],
};
