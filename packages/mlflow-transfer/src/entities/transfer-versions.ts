import { ModelVersion, Nothing, type RegisteredModel } from '@canopy/mlflow-client';
import { Type } from 'typebox';
import type { Context } from '../context.js';
import { readOrigin, toOriginTag, withoutOrigin } from '../identity/imported-from.js';
import { translateLocation } from '../identity/translate-location.js';
import type { Server } from '../server/create-server.js';
import { readPages } from '../server/read-pages.js';
import { attempt } from '../tally.js';
import { isPromptFilter, promptTagsOf } from './prompts.js';

const VersionAnswer = Type.Object({ model_version: ModelVersion });

/**
 * Every version of a registered model, under its own number where nobody else has taken it.
 *
 * @returns the number on the target by that on the source
 */
export async function transferVersions(
  context: Context,
  { name: sourceName, tags: modelTags }: Pick<RegisteredModel, 'name' | 'tags'>,
  name: string,
): Promise<Map<string, { version: string; isNew: boolean }>> {
  const { source, target, tally } = context;
  const filter = promptTagsOf(modelTags).length > 0 ? ` AND ${isPromptFilter}` : '';
  const there = await readVersions(target, name, filter);
  const numbers = new Map<string, { version: string; isNew: boolean }>();
  for (const version of await readVersions(source, sourceName, filter)) {
    const backTo = readOrigin(version.tags);
    const found = there.find((candidate) => {
      const origin = readOrigin(candidate.tags);
      return (
        (origin?.origin === source.origin && origin.id === idOf(version)) ||
        (backTo?.origin === target.origin && backTo.id === idOf(candidate))
      );
    });
    if (found !== undefined && readOrigin(found.tags)?.isWhole !== false) {
      tally.counts['model versions'].present++;
      numbers.set(version.version, { version: found.version, isNew: false });
      continue;
    }
    await attempt(tally, `Version ${version.version} of "${sourceName}"`, async () => {
      const number = found?.version ?? (await createVersion(context, version, name));
      await fillVersion(context, version, { name, version: number });
      tally.counts['model versions'].added++;
      numbers.set(version.version, { version: number, isNew: true });
    });
  }
  return numbers;
}

// Numbers are counted up, also over those that are gone. So where the source has a gap, the target gets one too.
async function createVersion(context: Context, version: ModelVersion, name: string): Promise<string> {
  const { source, target, known } = context;
  const fields = {
    name,
    source: translateLocation(version.source, known),
    run_id: known.runs.get(version.run_id),
    model_id: known.loggedModels.get(version.model_id ?? loggedModelIn(version.source)),
    run_link: version.run_link || undefined,
    description: version.description,
    // Whether it is a prompt decides what its source may be.
    tags: [
      ...promptTagsOf(version.tags),
      toOriginTag({ origin: source.origin, id: idOf(version), isWhole: false }),
    ],
  };
  for (;;) {
    const made = (await target.call('POST', 'model-versions/create', fields, VersionAnswer)).model_version;
    if (Number(made.version) >= Number(version.version)) return made.version;
    await target.call('DELETE', 'model-versions/delete', { name, version: made.version }, Nothing);
  }
}

// MLflow's server checks the id but does not keep it; the source says the same.
const loggedModelIn = (location: string) => /^models:\/(m-[^/@]+)$/.exec(location)?.[1] ?? '';

async function fillVersion(
  { source, target, takesTimes }: Context,
  version: ModelVersion,
  here: { name: string; version: string },
): Promise<void> {
  if (version.current_stage !== 'None') {
    const fields = { ...here, stage: version.current_stage, archive_existing_versions: false };
    await target.call('POST', 'model-versions/transition-stage', fields, Nothing);
  }
  if (takesTimes) {
    const { creation_timestamp: created, last_updated_timestamp: updated } = version;
    await target.setTimes({ model_versions: [{ ...here, created, updated }] });
  }
  const origin = toOriginTag({ origin: source.origin, id: idOf(version), isWhole: true });
  for (const tag of [...withoutOrigin(version.tags), origin]) {
    await target.call('POST', 'model-versions/set-tag', { ...here, ...tag }, Nothing);
  }
}

async function readVersions(server: Server, name: string, filter: string): Promise<ModelVersion[]> {
  // The grammar knows no way to write a quote within quotes of its own kind.
  const quote = name.includes("'") ? '"' : "'";
  const pages = readPages(server, {
    method: 'GET',
    path: 'model-versions/search',
    fields: { filter: `name=${quote}${name}${quote}${filter}`, max_results: 10_000 },
    list: 'model_versions',
    item: ModelVersion,
  });
  const versions = await Array.fromAsync(pages);
  return versions.sort((a, b) => Number(a.version) - Number(b.version));
}

const idOf = ({ name, version, creation_timestamp }: ModelVersion) =>
  `${name}/${version}@${creation_timestamp}`;
