import type { Reader } from './create-reader.js';
import { type Json, pairs, text } from './json.js';

/** A version in the registry, with the place of its files. */
export async function snapshotVersion(
  read: Reader,
  version: Json,
  nameOfRun: ReadonlyMap<string, string>,
): Promise<Json> {
  const { name, version: number } = version;
  const location = await read.call('GET', 'model-versions/get-download-uri', { name, version: number });
  return {
    stage: version.current_stage,
    description: version.description ?? '',
    run: nameOfRun.get(text(version.run_id)),
    tags: pairs(version.tags),
    // What stands between the artifact root and the files: `models/<id>/artifacts` or `<run>/artifacts`.
    location: text(location.artifact_uri).replace(/^.*?\/(models\/m-)?[^/]*\/artifacts/, '$1'),
  };
}
