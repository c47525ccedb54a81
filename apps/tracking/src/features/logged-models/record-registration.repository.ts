import { Prisma } from '@canopy/database';
import type { Queries } from '../../database/store.js';

/** The tag that lists the versions which a model was registered as. */
const versionsTag = 'mlflow.modelVersions';

interface Registration {
  name: string;
  version: number;
}

/** Adds a version to the list that a logged model carries. Within a transaction: two at once wait for each other. */
export async function recordRegistration(
  queries: Queries,
  modelId: string,
  { name, version }: Registration,
): Promise<void> {
  await queries.row(Prisma.sql`SELECT 1 FROM logged_models WHERE id = ${modelId} FOR NO KEY UPDATE`);
  const tag = await queries.row<{ value: string }>(Prisma.sql`
    SELECT value FROM logged_model_tags WHERE model_id = ${modelId} AND key = ${versionsTag}`);
  const value = write([...read(tag?.value), { name, version }]);
  await queries.change(Prisma.sql`
    INSERT INTO logged_model_tags (model_id, key, value) VALUES (${modelId}, ${versionsTag}, ${value})
    ON CONFLICT (model_id, key) DO UPDATE SET value = EXCLUDED.value`);
}

function read(json: string | undefined): Registration[] {
  try {
    const list: unknown = JSON.parse(json ?? '[]');
    return Array.isArray(list) ? list : [];
  } catch {
    // Whoever set the tag by hand loses what was no list.
    return [];
  }
}

/** As Python writes it: clients compare the text. */
function write(registrations: readonly Registration[]): string {
  const entries = registrations.map(
    ({ name, version }) => `{"name": ${JSON.stringify(name)}, "version": ${JSON.stringify(version)}}`,
  );
  return `[${entries.join(', ')}]`;
}
