import { Prisma } from '@canopy/database';
import type { Searchable } from '../../search/searchable.js';
import { promptTag } from '../model-versions/index.js';

const name = Prisma.sql`m.name`;

/** What filters and orders over registered models can name. */
export const searchableRegisteredModels: Searchable = {
  vocabulary: {
    prefixes: { attribute: 'attribute', tag: 'tag', tags: 'tag' },
    prefixAdvice: "Valid entity types are ('attribute', 'tag', 'tags')",
    attributes: {
      name: { column: name, type: 'text', lists: true },
      last_updated_timestamp: { column: Prisma.sql`m.last_updated_timestamp`, type: 'int8', filters: false },
    },
    words: {
      orderKey: 'order by key',
      attributeValue: 'a quoted string value or a list of quoted string values for attributes.',
    },
    synonyms: { timestamp: 'last_updated_timestamp' },
    tables: {
      tag: {
        name: Prisma.sql`registered_model_tags`,
        owner: (owned) => Prisma.sql`${owned}.name = m.name`,
        orders: false,
        absent: { key: promptTag, value: 'false' },
      },
    },
  },
  select: Prisma.sql`m.name, m.description, m.creation_timestamp, m.last_updated_timestamp,
    COALESCE((
      SELECT json_agg(json_build_object('key', t.key, 'value', t.value) ORDER BY t.key)
      FROM registered_model_tags t WHERE t.name = m.name), '[]') AS tags,
    COALESCE((
      SELECT json_agg(json_build_object('alias', a.alias, 'version', a.version::text) ORDER BY a.alias)
      FROM registered_model_aliases a WHERE a.name = m.name), '[]') AS aliases`,
  table: Prisma.sql`registered_models`,
  alias: Prisma.sql`m`,
  defaultOrder: [{ column: name, type: 'text', ascending: true }],
};

/** The condition that leaves prompts out. */
export const isNoPrompt = Prisma.sql`NOT EXISTS (
  SELECT 1 FROM registered_model_tags p WHERE p.name = m.name AND p.key = ${promptTag} AND lower(p.value) = 'true')`;
